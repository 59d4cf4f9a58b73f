import { readFileSync } from 'node:fs';

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets?: readonly { readonly expr: string }[];
  }[];
}

/** A query of a panel, with the variables of the dashboard replaced. */
export interface PanelQuery {
  readonly title: string;
  readonly expr: string;
}

/** Values of the dashboard's variables. */
const VARIABLES: Readonly<Record<string, string>> = {
  $job: 'prodmanager-dashboard',
  $instance: '.*',
  $scope: '.*',
  $service: '.*',
  $__rate_interval: '1m',
};

/** All queries of the Grafana dashboard. */
export function readPanelQueries(): readonly PanelQuery[] {
  const { panels } = JSON.parse(
    readFileSync('deploy/grafana/prodmanager-dashboard.json', 'utf8'),
  ) as Dashboard;
  return panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({
      title,
      expr: expr.replaceAll(/\$\w+/g, (name) => {
        const value = VARIABLES[name];
        if (value === undefined) throw new Error(`${name} is not a variable of the dashboard`);
        return value;
      }),
    })),
  );
}
