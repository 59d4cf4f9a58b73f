import type { Store } from '../store/store';
import { monitorsAt, moveMonitor } from './monitor-steps';
import { scaleRange, type Pace } from './moods';
import type { Random } from './random';

/** Lets one monitor fail, get worse or recover, so that about as many are broken as the pace wants. */
export function liveMonitors(store: Store, random: Random, pace: Pace): void {
  const sound = monitorsAt(store, 'ok');
  const warnings = monitorsAt(store, 'warning');
  const alerts = monitorsAt(store, 'alert');
  const wanted = {
    warnings: scaleRange(pace.warnings, store.monitor.size),
    alerts: scaleRange(pace.alerts, store.monitor.size),
  };
  const fail = () => move(sound, 'warning');
  const worsen = () => move(warnings.length > 0 ? warnings : sound, 'alert');
  const recover = () => move(warnings, 'ok');
  const recoverAlert = () => move(alerts, random.chance(0.5) ? 'ok' : 'warning');
  const move = (rows: typeof sound, status: 'ok' | 'warning' | 'alert') => {
    const row = random.pickAny(rows);
    if (row) moveMonitor(store, row, status);
  };

  if (alerts.length < wanted.alerts.least) return worsen();
  if (alerts.length > wanted.alerts.most) return recoverAlert();
  if (warnings.length < wanted.warnings.least) return fail();
  if (warnings.length > wanted.warnings.most) return recover();
  const choices = [
    ...(warnings.length < wanted.warnings.most ? [fail] : []),
    ...(warnings.length > wanted.warnings.least ? [recover] : []),
    ...(alerts.length < wanted.alerts.most ? [worsen] : []),
    ...(alerts.length > wanted.alerts.least ? [recoverAlert] : []),
  ];
  random.pickAny(choices)?.();
}
