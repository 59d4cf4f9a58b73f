import 'server-only';

import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import { toWallBoard } from '@/lib/status/wall/wall-board';

import { renderMarkdown } from '../markdown/markdown';
import { viewRoute } from './view-route';

/** What a wall's URL says of how it looks: its JSON is the same for all of that. */
const LOOKS = ['rotate', 'zone', 'lang', 'theme', 'size', 'distance', 'shape', 'night', 'sound', 'title'];

/** The wall, in the views of its query. */
export const wallRoute = viewRoute({
  pattern: '/wall',
  query: ['scope', 'service', 'view'],
  pageQuery: LOOKS,
  orderedQuery: ['view'],
  read: ({ snapshot, query }) => toWallBoard(snapshot, parseWallOptions(query).options, renderMarkdown),
});
