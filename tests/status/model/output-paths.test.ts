import { expect, test } from 'vitest';

import { toBadgePath, toChosenPath, toOutputQuery } from '@/lib/status/model/output-paths';

test.each([
  [{ scope: null, service: null }, '', '/badge/status.svg', '/'],
  [{ scope: 3, service: null }, '?scope=3', '/badge/scope/3.svg', '/scopes/3'],
  [{ scope: null, service: 7 }, '?service=7', '/badge/service/7.svg', '/services/7'],
  [{ scope: 3, service: 7 }, '?scope=3&service=7', '/badge/place/7/3.svg', '/places/7/3'],
])('the outputs of %o', (chosen, query, badge, page) => {
  expect([toOutputQuery(chosen), toBadgePath(chosen), toChosenPath(chosen)]).toEqual([query, badge, page]);
});
