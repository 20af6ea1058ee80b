/** The guides, in the order in which a reader needs them. */
export const GUIDES: readonly { slug: string }[] = [];
