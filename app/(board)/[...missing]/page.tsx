import { notFound } from 'next/navigation';

// An address that means nothing is answered within the board's frame, which the page of Next's root must not load into every other.
export default function MissingPage(): never {
  notFound();
}
