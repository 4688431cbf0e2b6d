/** Documents asked of families, files given, their examination and the decision. */
export const documents = {};
