import type { RegisterContext } from '../register_context.ts';

/** Languages that patrols here are asked for, as BCP 47 tags. */
export const spoken = ['sr', 'sq', 'bs', 'tr', 'rom'] as const;

export const languageName = (context: RegisterContext, tag: string) => context.messages.ofCode('spoken', tag);

export const languageOptions = (context: RegisterContext) => spoken.map((tag) => [tag, languageName(context, tag)] as const);
