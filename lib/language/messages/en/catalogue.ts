import type { TranslationOf } from '../message';
import type { en } from './index';

/** The English messages, which name all others. */
export type Source = typeof en;

/** The parts that messages come in. */
export type NamespaceName = keyof Source;

/** Every message of one language. */
export type Catalogue = { readonly [Name in NamespaceName]: TranslationOf<Source[Name]> };
