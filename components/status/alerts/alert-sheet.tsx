import { useEffect, useState } from 'react';

import { type AlertWay, storeAlertChoice, useAlertChoice } from '@/lib/browser/alerts/alert-choice';
import {
  askForNotifications,
  showNotification,
  useNotificationState,
} from '@/lib/browser/alerts/notifications';
import { useChime } from '@/lib/browser/alerts/use-chime';
import { useTroubleNews } from '@/lib/browser/alerts/use-trouble-news';
import { useWords } from '@/lib/browser/page/words';
import { alertText } from '@/lib/language/alert-words';
import { atBase } from '@/lib/site/base-path';

import { BUTTON, Checkbox } from '../../ui/form';
import type { AlertSheetProps } from './alert-me';

/** The choice of alerts, and what shows them while the page is open. */
export function AlertSheet({ live, onState }: AlertSheetProps) {
  const words = useWords();
  const { t } = words;
  const chosen = useAlertChoice();
  const permission = useNotificationState();
  const [isRefused, setIsRefused] = useState(false);
  const [isUnsaved, setIsUnsaved] = useState(false);
  const chime = useChime(chosen.has('sound'));
  const { view, url, freshness } = live;

  const show = (title: string, lines: readonly string[]): void => {
    const body = [...lines, view.title].join('\n');
    const icon = atBase('/icons/board-180.png');
    if (chosen.has('notification')) setIsRefused(!showNotification(title, { body, icon, tag: title }));
    if (chosen.has('sound')) chime.ring();
  };
  useTroubleNews({ view, url, isBlind: freshness.word === 'unknown' }, (news) => {
    const { title, lines } = alertText(news, words);
    show(title, lines);
  });

  const choose = async (way: AlertWay, isOn: boolean): Promise<void> => {
    if (way === 'notification' && isOn && (await askForNotifications()) !== 'granted') return;
    const ways = new Set(chosen);
    if (isOn) ways.add(way);
    else ways.delete(way);
    setIsUnsaved(!storeAlertChoice(ways));
  };

  const hasNotifications = chosen.has('notification') && permission === 'granted' && !isRefused;
  const isBlocked =
    (chosen.has('notification') && !hasNotifications) || (chosen.has('sound') && chime.isBlocked);
  const state = isBlocked ? 'blocked' : chosen.size > 0 ? 'on' : 'button';
  useEffect(() => onState(state), [state, onState]);

  return (
    <>
      <h2 className="font-semibold">{t('alerts.title')}</h2>
      <p className="mt-1 text-muted">{t('alerts.explanation')}</p>
      <div className="mt-2">
        <Checkbox
          label={t('alerts.notification')}
          checked={chosen.has('notification')}
          disabled={permission !== 'granted' && permission !== 'ask' && !chosen.has('notification')}
          onChange={({ currentTarget }) => void choose('notification', currentTarget.checked)}
        />
        {(permission === 'denied' || permission === 'insecure' || permission === 'missing') && (
          <p className="pl-6 text-warning">{t(`alerts.${permission}`)}</p>
        )}
        {isRefused && permission === 'granted' && <p className="pl-6 text-warning">{t('alerts.missing')}</p>}
        <Checkbox
          label={t('alerts.sound')}
          checked={chosen.has('sound')}
          onChange={({ currentTarget }) => void choose('sound', currentTarget.checked)}
        />
        {chosen.has('sound') && chime.isBlocked && <p className="pl-6 text-warning">{t('alerts.silent')}</p>}
        {isUnsaved && <p className="text-warning">{t('alerts.unsaved')}</p>}
      </div>
      <button
        type="button"
        disabled={chosen.size === 0}
        onClick={() => show(t('alerts.testTitle'), [])}
        className={`${BUTTON} mt-2 disabled:opacity-50`}
      >
        {t('alerts.test')}
      </button>
    </>
  );
}
