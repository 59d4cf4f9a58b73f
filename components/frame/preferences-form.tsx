'use client';

import { useSyncExternalStore } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';

import { LANGUAGES, THEMES, type Preferences } from '@/lib/site/preferences';

const THEME_KEYS = {
  system: 'board.themeSystem',
  light: 'board.themeLight',
  dark: 'board.themeDark',
} as const;
const LANGUAGE_NAMES = { en: 'English', fr: 'Français' } as const;
const FIELD = 'rounded-card border border-line bg-panel px-2 py-1 text-ink';

const never = () => () => undefined;
const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Theme, language and time zone, stored in cookies. A button applies them: arrow keys in a list must not load another page. */
export function PreferencesForm({ preferences }: { readonly preferences: Preferences }) {
  const { t } = useWords();
  const { theme, language, zone } = preferences;
  // The server does not know the browser's time zone.
  const ownZone = useSyncExternalStore(never, browserZone, () => null);
  const zones = new Set([ownZone, zone, 'UTC'].filter((name) => name !== null));
  return (
    <form
      method="post"
      action={atBase('/api/preferences')}
      className="flex flex-wrap items-center gap-x-5 gap-y-3"
    >
      <label className="flex items-center gap-2">
        {t('board.theme')}
        <select name="theme" defaultValue={theme} className={FIELD}>
          {THEMES.map((name) => (
            <option key={name} value={name}>
              {t(THEME_KEYS[name])}
            </option>
          ))}
        </select>
      </label>
      <label className="flex items-center gap-2">
        {t('board.language')}
        <select name="lang" defaultValue={language} className={FIELD}>
          {LANGUAGES.map((name) => (
            <option key={name} value={name} lang={name}>
              {LANGUAGE_NAMES[name]}
            </option>
          ))}
        </select>
      </label>
      <label className="flex items-center gap-2">
        {t('board.timeZone')}
        <select name="zone" defaultValue={zone ?? ''} className={FIELD}>
          <option value="">{t('board.zoneOfSource')}</option>
          {[...zones].map((name) => (
            <option key={name} value={name}>
              {name === ownZone && name !== 'UTC' ? t('board.zoneOwn', { zone: name }) : name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={`${FIELD} hover:bg-cell`}>
        {t('board.apply')}
      </button>
    </form>
  );
}
