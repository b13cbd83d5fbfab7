/**
 * What `work` answers, or a rejection when it takes longer. The work itself goes on; what it answers late is nobody's.
 *
 * @param late the rejection; `no answer in time` when absent
 */
export async function withDeadline<T>(
  work: Promise<T>,
  milliseconds: number,
  late: () => Error = () => new Error('no answer in time'),
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
