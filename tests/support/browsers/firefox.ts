import puppeteer, { type KeyInput } from 'puppeteer-core';

import { findFirefox } from '../../../scripts/firefox.mjs';
import type { DrivenBrowser } from './driven-browser';

/** Launches Firefox, headless, over WebDriver BiDi. @throws where it is not installed. */
export async function launchFirefox(): Promise<DrivenBrowser> {
  const executablePath = findFirefox();
  if (!executablePath)
    throw new Error('There is no Firefox: run npm run test:browsers, or set FIREFOX_PATH.');
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const page = await browser.newPage();
  return {
    version: (await browser.version()).replace('/', ' '),
    goto: async (url) => {
      await page.goto(url);
    },
    resize: (size) => page.setViewport(size),
    run: <T>(body: string) => page.evaluate(`(() => {${body}})()`) as Promise<T>,
    click: (selector) => page.click(selector),
    choose: async (selector, value) => {
      await page.select(selector, value);
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key as KeyInput);
    },
    setCookie: ({ name, value }) =>
      browser.setCookie({ name, value, domain: new URL(page.url()).hostname, path: '/' }),
    deleteCookies: async () => browser.deleteCookie(...(await browser.cookies())),
    screenshot: async (path) => {
      await page.screenshot({ path: path });
    },
    close: () => browser.close(),
  };
}
