import { forViewers } from '@/lib/server/access/guard';
import { answerPreflight, toJsonAnswer } from '@/lib/server/read-api/answers';
import { toSnapshotJsonSchema } from '@/lib/server/snapshot-schema';

export const dynamic = 'force-dynamic';

export const GET = forViewers(() =>
  toJsonAnswer(toSnapshotJsonSchema(), 200, { 'content-type': 'application/schema+json' }),
);

export const OPTIONS = answerPreflight;
