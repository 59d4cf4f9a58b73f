/** Characters that XML 1.0 cannot contain, not even escaped, and halves of surrogate pairs. */

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;

/** A text without the characters that no XML document may contain. */
export const toXmlText = (text: string): string => text.replace(FORBIDDEN, '\ufffd');

/** A text as HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
