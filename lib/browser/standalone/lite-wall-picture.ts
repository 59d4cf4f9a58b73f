import { formatDuration, twoDigits } from '@/lib/language/format-duration';
import { freshnessPrefix } from '@/lib/language/freshness-keys';
import { fillIn, type TranslateText } from '@/lib/language/translate';
import { freshnessWords, offlineSentence } from '@/lib/language/wall/freshness-sentence';
import type { LiteWallData } from '@/lib/language/wall/lite-wall-data';
import { toFreshness, type FreshnessWord } from '@/lib/status/freshness/freshness';
import { pixelShift } from '@/lib/status/wall/burn-in';
import { newTroubles } from '@/lib/status/wall/news';
import { isNight, type NightWindow } from '@/lib/status/wall/night';
import { toTurn, type WallEvent } from '@/lib/status/wall/rotation';

import { elementOf } from './old-browser';

/** The wall on the screen, and how old it is. */
export interface KnownWall {
  data: LiteWallData;
  /** The age of the board's data at `madeAtMs`; null if unknown. */
  ageSeconds: number | null;
  /** The latest time at which the wall can have been rendered, on the screen's clock. */
  madeAtMs: number;
  /** The dashboard's present at `madeAtMs`, epoch milliseconds. */
  serverTimeMs: number;
}

const MINUTE_MS = 60_000;
const PULSE_MS = 8_000;
const MOST_EVENTS = 20;
/** The most by which the letters of a line may move together, as a share of the font size. */
const MAX_TIGHTENING = 0.1;

const wall = elementOf('wall');
const note = elementOf('note');
const all = (selector: string): NodeListOf<HTMLElement> => wall.querySelectorAll<HTMLElement>(selector);

let events: readonly WallEvent[] = [];

function write(elements: NodeListOf<Element>, text: string): void {
  for (const element of elements) if (element.textContent !== text) element.textContent = text;
}

/** The present in the wall's time zone: read it from the UTC fields of the date. */
const toWallTime = ({ data, madeAtMs, serverTimeMs }: KnownWall, nowMs: number): Date =>
  new Date(serverTimeMs + nowMs - madeAtMs + data.offsetMinutes * MINUTE_MS);

const isWithin = (window: NightWindow | null, time: Date): boolean =>
  isNight(window, time.getUTCHours(), time.getUTCMinutes());

const formatClock = (time: Date): string =>
  `${twoDigits(time.getUTCHours())}:${twoDigits(time.getUTCMinutes())}:${twoDigits(time.getUTCSeconds())}`;

/** Whether it is night in the wall's time zone: its configured night, or else these hours. */
export const isNightOr = (hours: NightWindow, known: KnownWall, nowMs: number): boolean =>
  isWithin(known.data.night ?? hours, toWallTime(known, nowMs));

/** Replaces the wall by a newer one, on which new troubles pulse. */
export function replaceWall(html: string, before: LiteWallData, after: LiteWallData, nowMs: number): void {
  const news = newTroubles(before.troubles, after.troubles).map((subject) => ({ subject, atMs: nowMs }));
  events = events.concat(news).slice(-MOST_EVENTS);
  wall.innerHTML = html;
  const latest = events.filter(({ atMs }) => nowMs - atMs < PULSE_MS);
  for (const element of all('[data-about]')) {
    const about = (element.getAttribute('data-about') ?? '').split(' ');
    if (latest.some(({ subject }) => about.indexOf(subject) >= 0)) element.className += ' new';
  }
}

/** Shows the page that the rotation has reached. */
function turn({ pages, rotateSeconds }: LiteWallData, nowMs: number): void {
  const shown = toTurn(pages, nowMs, rotateSeconds * 1_000, events);
  const sections = all('.page');
  for (let at = 0; at < sections.length; at += 1) {
    const section = sections[at];
    if (section) section.className = pages[at] === shown ? 'page on' : 'page';
  }
}

/** Tightens lines that are too wide because the browser has another font than Inter: cutting or shrinking them would make them unreadable. */
function fit(): void {
  for (const line of all('.page.on .line')) {
    const tooWidePx = line.scrollWidth - line.clientWidth;
    const length = (line.textContent ?? '').length;
    if (tooWidePx <= 0 || length < 5 || line.className.indexOf('fresh') >= 0) continue;
    const spacing = (parseFloat(line.style.letterSpacing) || 0) - Math.ceil((10 * tooWidePx) / length) / 10;
    line.style.letterSpacing = `${Math.max(spacing, -MAX_TIGHTENING * parseFloat(getComputedStyle(line).fontSize))}px`;
  }
}

/** Updates everything that changes from second to second. @returns how fresh the wall is. */
export function draw(known: KnownWall, isOffline: boolean, nowMs: number): FreshnessWord {
  const { data, ageSeconds, madeAtMs } = known;
  const { intervalSeconds, isSlowed, messages } = data;
  const t: TranslateText = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    fillIn(messages[key as keyof typeof messages], values);
  const words = { t, duration: (seconds: number | null) => formatDuration(seconds ?? 0, t) };
  const freshness = toFreshness({
    ageSeconds: ageSeconds === null ? null : ageSeconds + (nowMs - madeAtMs) / 1_000,
    intervalSeconds,
    isSlowed,
    problem: null,
  });
  const { word } = freshness;
  const time = toWallTime(known, nowMs);
  const night = isWithin(data.night, time) ? ' night' : '';
  document.documentElement.className = `w-${word}${isOffline ? ' offline' : ''}${night}`;
  write(all('.clock'), formatClock(time));
  write(all('.fresh'), freshnessWords({ freshness, isOffline }, words));
  note.textContent = offlineSentence(freshness, words);
  const verdict = word === 'unknown' ? t('board.statusUnknown') : data.title;
  if (word === 'unknown') write(all('.verdict'), verdict);
  document.title = freshnessPrefix(word, isOffline, t) + verdict;
  turn(data, nowMs);
  const { x, y } = pixelShift((time.getTime() - data.offsetMinutes * MINUTE_MS) / MINUTE_MS);
  wall.style.left = `${x}px`;
  wall.style.top = `${y}px`;
  const counts = wall.querySelector('.page.on .counts');
  if (counts) note.style.top = `${counts.getBoundingClientRect().top}px`;
  fit();
  return word;
}

/** Removes the wall, and shows since when the screen is forbidden to see it. */
export function showForbidden(known: KnownWall, nowMs: number): void {
  wall.innerHTML = '';
  write(document.querySelectorAll('.since'), formatClock(toWallTime(known, nowMs)));
  document.title = document.querySelector('#forbidden h1')?.textContent ?? '';
  document.documentElement.className = 'w-forbidden';
}
