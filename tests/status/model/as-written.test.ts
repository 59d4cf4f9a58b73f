import { expect, test } from 'vitest';

import { createDetails } from '@/lib/status/notices/notice-details';
import { createItems } from '@/lib/status/model/items';
import { toMonitorItems } from '@/lib/status/monitors/monitor-items';
import { toMonitorPage } from '@/lib/status/monitors/monitor-page';

import { freshOf, incidentOf, maintenanceOf, monitorOf, snapshotOf } from '../samples';

test('no view contains original values that must not be shown', () => {
  const asWritten = { integration: '', reference: '', link: 'javascript://host/' };
  const render = () => ({ html: '', text: '' });
  const [monitor, incident, maintenance] = [
    monitorOf({ asWritten }),
    incidentOf({ asWritten }),
    maintenanceOf({ asWritten }),
  ];
  const snapshot = snapshotOf({
    monitors: freshOf([monitor]),
    incidents: freshOf([incident]),
    maintenances: freshOf([maintenance]),
  });
  const items = createItems(snapshot.sections, render);
  const details = createDetails(snapshot, render);
  const views = [
    toMonitorItems(snapshot),
    toMonitorPage(snapshot, monitor.id, render),
    items.incident(incident),
    items.maintenance(maintenance),
    details.incident(incident, null),
    details.maintenance(maintenance, null),
  ];
  for (const view of views) {
    expect(view).not.toBeNull();
    expect(JSON.stringify(view)).not.toMatch(/asWritten|javascript/);
  }
});
