import { z } from 'zod';

import { verdictSentence } from '@/lib/language/verdict-sentence';
import { LANGUAGES } from '@/lib/site/preferences';

import type { Viewer } from '../../auth/viewer';
import { inlineScript } from '../../http/inline-scripts';
import { answer } from '../history/answer';
import { toJsonResponse } from '../read-api/responses';
import { readAtOf, readEmbedBoard, titleOf, type EmbedStore } from './embed-board';

/** The levels of a banner. */
const LEVELS = ['ok', 'maintenance', 'warning', 'alert', 'unknown', 'empty'] as const;

const text = (description: string) => z.string().describe(`${description} Plain text, untrusted.`);

/** What the banner on other sites says. */
export const bannerSchema = z.strictObject({
  level: z
    .enum(LEVELS)
    .describe(
      'State of production. The banner shows `warning`, `alert` and `unknown`; `empty` has no monitors.',
    ),
  language: z.enum(LANGUAGES).describe('Language of the texts.'),
  title: text('Name of the board, with that of the selected part.'),
  state: text('The level in words.'),
  sentence: text('What is wrong, in a sentence; empty if there is nothing to add.'),
  asOf: z.iso
    .datetime()
    .nullable()
    .describe('When the data was read from ProdManager; null if it never was.'),
  open: text('Label of the link to the board.'),
  hide: text('Label of the button that hides the banner.'),
});

type Banner = z.output<typeof bannerSchema>;

/** Answers `/api/banner`: the state of the board, or a part of it, for the script of {@link respondWithBannerScript}. */
export const respondWithBanner = (
  request: Request,
  store: EmbedStore,
  viewer: Pick<Viewer, 'visibility'>,
): Promise<Response> =>
  answer(() => {
    const board = readEmbedBoard(request, store, viewer);
    const { state, verdict, words } = board;
    const { t } = words;
    const banner: Banner = {
      level: state.level,
      language: words.language,
      title: titleOf(board),
      state: t(`share.${state.level}`),
      sentence: state.isOutdated ? '' : verdictSentence(verdict, t),
      asOf: readAtOf(board),
      open: t('embed.open'),
      hide: t('embed.hide'),
    };
    return toJsonResponse(banner);
  });

/** Answers `/embed.js`: the script that shows a banner on another site while something is wrong. */
export const respondWithBannerScript = (): Response =>
  new Response(`${inlineScript('embed-banner')}\n`, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
