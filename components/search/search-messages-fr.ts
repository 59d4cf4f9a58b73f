import { withFrenchSpacing } from '@/lib/language/french-spacing';
import { notice } from '@/lib/language/messages/fr/notice';
import { place } from '@/lib/language/messages/fr/place';
import { search } from '@/lib/language/messages/fr/search';

import type { SearchMessages } from './load-search';

export const messages: SearchMessages = withFrenchSpacing({ search, notice, place });
