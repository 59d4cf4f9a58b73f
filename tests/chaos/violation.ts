/** Something that must never happen, in words. */
export class Violation extends Error {
  override readonly name = 'Violation';
}
