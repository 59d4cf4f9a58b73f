import { notice } from '@/lib/language/messages/en/notice';
import { place } from '@/lib/language/messages/en/place';
import { search } from '@/lib/language/messages/en/search';

import type { SearchMessages } from './load-search';

export const messages: SearchMessages = { search, notice, place };
