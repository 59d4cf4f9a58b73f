import { Component } from 'react';

import { glideFrom, placesIn } from '@/lib/browser/page/glide';

interface Props {
  /** What decides where things are. Another value moves them. */
  readonly of: unknown;
}

const isWanted = (): boolean =>
  document.visibilityState === 'visible' && !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Lets the content of the page glide when something changes, unless reduced motion is preferred. A class, because only classes can measure before React changes the page. */
export class Glide extends Component<Props> {
  override getSnapshotBeforeUpdate({ of }: Props) {
    const main = document.getElementById('content');
    return main && of !== this.props.of && isWanted() ? { main, places: placesIn(main) } : null;
  }

  override componentDidUpdate(_: Props, __: unknown, before: ReturnType<Glide['getSnapshotBeforeUpdate']>) {
    if (before) glideFrom(before.main, before.places);
  }

  override render() {
    return null;
  }
}
