// 10,000 rows through the real import, with somebody else using Parvis meanwhile.
import { readFileSync } from 'node:fs';
import { api, createAccount, openSessions } from './people.mjs';
import { exhibitorsCsv, participantsCsv } from './spreadsheets.mjs';
import { megabytes, ms, peakDuring, quantile } from './statistics.mjs';

const hour = 3_600_000;

export const residentBytes = (pid) => {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes ?? 0) * 1024;
};

export async function createFair(url, db, secret) {
  const [cookie] = await openSessions(db, secret, [await createAccount(db, `organiser-${Date.now()}@bench.example`)]);
  const day = new Date(Date.now() + 48 * hour).toISOString().slice(0, 10);
  const fair = await api(url, cookie, 'POST', '/api/fairs', {
    name: 'Benchmark',
    startsOn: day,
    endsOn: day,
    timeZone: 'Europe/Brussels',
    languages: ['en', 'fr'],
    mode: 'hybrid',
    dayStartsAt: '09:00',
    dayEndsAt: '17:00',
    slotMinutes: 20,
    breakMinutes: 0,
    tables: 500,
    wishesCloseAt: new Date(Date.now() + 24 * hour).toISOString(),
  });
  await api(url, cookie, 'PUT', `/api/fairs/${fair.id}/status`, { status: 'open' });
  return { fairId: fair.id, organiser: cookie };
}

export async function importFile(url, { fairId, organiser }, kind, csv) {
  const form = new FormData();
  form.append('file', new Blob([csv]), `${kind}.csv`);
  const uploaded = await api(url, organiser, 'POST', `/api/profiles/${fairId}/imports?kind=${kind}`, form);
  const path = `/api/profiles/${fairId}/imports/${uploaded.id}`;
  const begun = performance.now();
  await api(url, organiser, 'POST', `${path}/start`, { mapping: uploaded.mapping });
  for (;;) {
    const run = await api(url, organiser, 'GET', path);
    if (run.status === 'finished') return { run, tookMs: performance.now() - begun };
    if (run.status === 'failed') throw new Error(`the import failed: ${run.failure}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Imports 1,000 exhibitors and 10,000 people; prints the second. */
export async function benchImport({ url, db, pid, secret }) {
  const fair = await createFair(url, db, secret);
  await importFile(url, fair, 'exhibitors', exhibitorsCsv(1_000));
  const waits = [];
  let isOver = false;
  const bystander = async () => {
    while (!isOver) {
      const begun = performance.now();
      await api(url, fair.organiser, 'GET', `/api/fairs/${fair.fairId}`);
      waits.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  };
  const watching = bystander();
  const { result, peak } = await peakDuring(
    () => residentBytes(pid),
    () => importFile(url, fair, 'participants', participantsCsv(10_000)),
  );
  isOver = true;
  await watching;
  const again = await importFile(url, fair, 'participants', participantsCsv(10_000));
  if (again.run.unchanged !== 10_000) throw new Error('the same file again changed something');
  return {
    fair,
    rows: [
      ['import of 10,000 rows', `${(result.tookMs / 1000).toFixed(1)} s`, '15 s'],
      ['  peak RSS meanwhile', megabytes(peak), ''],
      ['  p50 / p99 of another request meanwhile', `${ms(quantile(waits, 0.5))} / ${ms(quantile(waits, 0.99))}`, ''],
      ['  the same file again, nothing to do', `${(again.tookMs / 1000).toFixed(1)} s`, ''],
    ],
  };
}
