import { createContext, runInContext } from 'node:vm';

import { beforeEach, describe, expect, test, vi } from 'vitest';

import { inlineScript } from '@/lib/server/http/inline-scripts';

type Listener = (event: object) => void;

const FROM = Date.parse('2026-11-20T00:00Z');

class Slider {
  readonly id = 'moment-slider';
  readonly defaultValue = '12';
  readonly dataset = { from: String(FROM), step: '300000', language: 'en', zone: 'Europe/Paris' };
  value = '99';
  text = '';
  isFocused = false;
  setAttribute = (_name: string, text: string) => (this.text = text);
  focus = () => (this.isFocused = true);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => vi.useRealTimers();
});

function start(stored = new Map<string, string>()) {
  const listeners = new Map<string, Listener>();
  const slider = new Slider();
  const shown = { textContent: '' };
  const location = { search: '?scope=1&at=2026-11-20T01%3A00Z' };
  const context = createContext({
    HTMLInputElement: Slider,
    Intl,
    Date,
    URLSearchParams,
    setTimeout,
    clearTimeout,
    location,
    sessionStorage: {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => stored.set(name, value),
      removeItem: (name: string) => stored.delete(name),
    },
    document: {
      addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
      getElementById: (id: string) => (id === slider.id ? slider : shown),
    },
  });
  runInContext(inlineScript('moment-slider'), context);
  const send = (name: string): void => listeners.get(name)?.({ target: slider });
  return { slider, shown, location, stored, send };
}

const NEXT = '?scope=1&at=2026-11-20T01:05Z'.slice(1);

describe('the slider of a page of the past', () => {
  test('begins at the moment of the page, and names where it is', () => {
    const { slider, shown, send } = start();
    expect(slider.value).toBe('12');
    slider.value = '13';
    send('input');
    expect(shown.textContent).toBe('Fri 20 Nov 2026, 02:05 CET');
    expect(slider.text).toBe(shown.textContent);
  });

  test('leads to the moment where it is released, and keeps the filters', () => {
    const { slider, location, send } = start();
    send('pointerdown');
    slider.value = '13';
    send('change');
    vi.advanceTimersByTime(0);
    expect(location.search).toBe(NEXT);
  });

  test('waits for further arrow keys, and gets the focus back on the next page', () => {
    const { slider, location, stored, send } = start();
    const before = location.search;
    for (const value of ['14', '13']) {
      send('keydown');
      slider.value = value;
      send('change');
      vi.advanceTimersByTime(500);
    }
    expect(location.search).toBe(before);
    vi.advanceTimersByTime(500);
    expect(location.search).toBe(NEXT);
    expect(start(stored).slider.isFocused).toBe(true);
    expect(start(stored).slider.isFocused).toBe(false);
  });
});
