import { formatNight } from './night-notation';
import { DEFAULT_WALL_OPTIONS, type WallOptions, type WallView } from './wall-options';

/** Formats a view for the URL: `all`, `scope:eu-west-1`. */
export function formatView(view: WallView): string {
  return 'ref' in view ? `${view.kind}:${view.ref}` : view.kind;
}

/** Formats options as a query: parameters in a fixed order, defaults omitted. */
export function formatWallOptions(options: WallOptions): URLSearchParams {
  const byDefault = DEFAULT_WALL_OPTIONS;
  const query = new URLSearchParams();
  const one = (parameter: string, value: string | number | null, fallback: string | number | null): void => {
    if (value !== null && value !== fallback) query.append(parameter, String(value));
  };
  for (const scope of options.scopes) query.append('scope', scope);
  for (const service of options.services) query.append('service', service);
  const views = options.views.map(formatView);
  if (views.join() !== byDefault.views.map(formatView).join()) {
    for (const view of views) query.append('view', view);
  }
  one('rotate', options.rotateSeconds, byDefault.rotateSeconds);
  one('zone', options.timeZone, byDefault.timeZone);
  one('lang', options.language, byDefault.language);
  one('theme', options.theme, byDefault.theme);
  one('size', options.diagonalInches, byDefault.diagonalInches);
  one('distance', options.distanceMetres, byDefault.distanceMetres);
  one('shape', options.shape, byDefault.shape);
  one('night', options.night && formatNight(options.night), null);
  one('sound', options.isSoundOn ? 'on' : 'off', 'off');
  one('oled', options.isOled ? 'on' : 'off', 'off');
  one('title', options.title, byDefault.title);
  return query;
}
