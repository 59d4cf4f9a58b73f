const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Text that Markdown of chat programs shows as it is: no formatting, links, mentions or emoji names. Mentions and addresses get an
 * invisible space, because they are recognised after escaping, too.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&]/g, '\\$&')
    .replaceAll('@', `@${ZERO_WIDTH_SPACE}`)
    .replaceAll(':', `:${ZERO_WIDTH_SPACE}`)
    .replaceAll('/', `/${ZERO_WIDTH_SPACE}`);
