import 'server-only';

import type { Words } from '@/lib/language/words';
import {
  parseReportQuery,
  toPresets,
  toReport,
  type NamedLine,
  type Report,
  type ReportLine,
  type ReportQuery,
} from '@/lib/status/history/report';
import type { Period } from '@/lib/status/history/types';
import { createPlacer } from '@/lib/status/model/place';
import type { FilterProblem } from '@/lib/status/model/selection';
import { UNKNOWN_ID, type Dimension } from '@/lib/status/model/types';

import type { BarePage } from './page';
import { openPastFrame, readOrNull, toSelectedAreas } from './past';

/** The data of the page `/reliability`. It is rendered on the server only. */
export interface ReportPage extends BarePage {
  readonly words: Words;
  readonly query: ReportQuery;
  readonly problems: readonly FilterProblem[];
  readonly presets: ReturnType<typeof toPresets>;
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
  readonly siteZone: string;
  /** Null while the history cannot be read. */
  readonly report: {
    readonly lines: readonly NamedLine[];
    readonly sum: Report['sum'];
    readonly previous: Period;
  } | null;
}

/** The data of the page `/reliability`. Redirects viewers who may not see it. */
export async function openReport(given: URLSearchParams): Promise<ReportPage> {
  const frame = await openPastFrame('/reliability');
  const { pastRecord, snapshot, visibility, isReadable, sections, nowMs, page } = frame;
  const { timeZone } = snapshot;
  const { query, problems } = parseReportQuery(given, snapshot.sections, nowMs, timeZone);
  const areas = toSelectedAreas(query, snapshot, visibility);
  const period = { from: query.from.from, until: query.until.until };
  const read = await readOrNull(isReadable, () => pastRecord.readReliability({ period, areas }));

  const place = createPlacer(sections);
  const namesOf = ({ scopeId, serviceId }: Pick<ReportLine, 'scopeId' | 'serviceId'>) => {
    const { scope, service } = place({
      scopeId: scopeId ?? UNKNOWN_ID,
      serviceId: serviceId ?? UNKNOWN_ID,
    });
    const { t } = page.words;
    const nameOf = (id: number | null, name: string, unknownName: string): string | null =>
      id === null ? null : id === UNKNOWN_ID ? unknownName : name;
    return {
      service: nameOf(serviceId, service, t('board.unknownService')),
      scope: nameOf(scopeId, scope, t('board.unknownScope')),
    };
  };
  const toName = (line: Pick<ReportLine, 'scopeId' | 'serviceId'>): string => {
    const { service, scope } = namesOf(line);
    return [service, scope].filter((name) => name !== null).join(' / ');
  };
  const report = read && toReport(read.value, query, toName);
  return {
    ...page,
    query,
    problems,
    presets: toPresets(nowMs, timeZone),
    report: report && {
      lines: report.lines.map((line) => ({ ...line, ...namesOf(line) })),
      sum: report.sum,
      previous: read.value.previous,
    },
  };
}
