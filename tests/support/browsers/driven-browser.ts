/** A viewport, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Keys with a name; others are single characters. */
export type NamedKey = 'Enter' | 'Escape' | 'ArrowDown' | 'ArrowRight';

/** A cookie for the site of the current page. */
export interface DrivenCookie {
  readonly name: string;
  readonly value: string;
}

/** A browser with one tab. Elements are named by CSS selectors; a selector that finds nothing is an error. */
export interface DrivenBrowser {
  /** Name and version, such as `Firefox 153.8.0`. */
  readonly version: string;
  /** Opens an address and waits until it is loaded. */
  goto(url: string): Promise<void>;
  resize(size: Size): Promise<void>;
  /** Runs the body of a function in the page and returns its result, which has to be JSON. */
  run<T>(body: string): Promise<T>;
  click(selector: string): Promise<void>;
  /** Chooses an option of a select element by its value. */
  choose(selector: string, value: string): Promise<void>;
  /** Presses keys one after another, wherever the focus is. */
  press(...keys: readonly (NamedKey | (string & {}))[]): Promise<void>;
  setCookie(cookie: DrivenCookie): Promise<void>;
  deleteCookies(): Promise<void>;
  /** Writes what the viewport shows as a PNG file. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}
