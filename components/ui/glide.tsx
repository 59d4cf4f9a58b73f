import { Component, type RefObject } from 'react';

interface Props {
  /** What decides where things are. Another value moves them. */
  readonly of: unknown;
  /** What is moved; by default the content of the page, unless it is scrolled: there, browsers keep what is read in place. */
  readonly root?: RefObject<HTMLElement | null>;
}

/** What to call once React has changed the page. */
type Move = (() => void) | null;

/**
 * Lets content glide to its new place when a value changes, unless reduced motion is preferred. A class, because only classes can measure
 * before React changes the page.
 */
export class Glide extends Component<Props> {
  #measure: ((root: Element) => () => void) | undefined;

  override componentDidMount() {
    // Not needed before the first change. Without it, things move at once.
    void import('@/lib/browser/page/glide').then(
      ({ measure }) => (this.#measure = measure),
      () => undefined,
    );
  }

  override getSnapshotBeforeUpdate({ of }: Props): Move {
    if (of === this.props.of || document.visibilityState !== 'visible') return null;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return null;
    const { root } = this.props;
    const moved = root ? root.current : window.scrollY === 0 ? document.getElementById('content') : null;
    return (moved && this.#measure?.(moved)) ?? null;
  }

  override componentDidUpdate(_: Props, __: unknown, move: Move) {
    move?.();
  }

  override render() {
    return null;
  }
}
