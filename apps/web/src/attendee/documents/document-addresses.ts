/** Pages of the documents of a booth. */
export const documentsOf = (fairId: string, boothId: string) => `/fairs/${fairId}/hall/${boothId}/documents`;
export const documentPage = (fairId: string, boothId: string, id: string) => `${documentsOf(fairId, boothId)}/${id}`;
