// The figures of the benchmarks as rows of the table: what, first come, greedy, ours, breaks, time, memory, aim.

export const columns = ['', 'first come', 'greedy', 'ours', 'breaks', 'time', 'memory', 'aim'];

export function fairRow({ name, people }, { timetable, firstCome, greedy, roughBreaks, ms, cpuMs, memory }) {
  const ofBound = (value) => `${((100 * value) / timetable.bound).toFixed(2)} %`;
  return [
    name,
    ofBound(firstCome),
    ofBound(greedy),
    ofBound(timetable.value),
    roughBreaks === null ? `${timetable.breaks}` : `${roughBreaks} -> ${timetable.breaks}`,
    `${milliseconds(cpuMs)} (clock ${milliseconds(ms)})`,
    `${Math.round(memory / 2 ** 20)} MB`,
    people > 1_000 ? '100 % in 4 s' : '100 %, tight 99.9 %, in 2 s',
  ];
}

export function cancelRow({ median, longest, moved, refilled }) {
  return [
    '- one person cancels',
    '',
    '',
    `${moved} moved, ${refilled.toFixed(1)} refilled`,
    '',
    `${median.toFixed(1)} ms, at most ${longest.toFixed(1)}`,
    '',
    '5 ms, 0 moved',
  ];
}

export function wpiRow({ name, value, bound, placed, ms }) {
  const share = value >= bound * (1 - 1e-9) ? 'the optimum' : `${((100 * value) / bound).toFixed(2)} % of the bound`;
  return [
    `WPI ${name}, mutual utility`,
    '',
    '',
    `${value.toFixed(1)}, ${share}, ${(100 * placed).toFixed(1)} % placed`,
    '',
    milliseconds(ms),
    '',
    'the optimum, all placed',
  ];
}

export function b2bRow({ name, variant, best, runs }) {
  const told = ({ breaks, isComplete, isFair }) => `${breaks}${isComplete ? '' : '*'}${isFair ? '' : '!'}`;
  return [
    `B2B ${name} ${variant}`,
    '',
    '',
    '',
    runs.map(told).join(' '),
    `${Math.max(...runs.map(({ cpu }) => cpu)).toFixed(1)} s`,
    '',
    best === null ? 'none published' : `${best}`,
  ];
}

export function b2bSummaryRow({ runs, optimal, within2, longest }) {
  const share = (count) => `${((100 * count) / runs).toFixed(0)} %`;
  return [
    `B2B, ${runs} runs: at the optimum`,
    '',
    '',
    `${share(optimal)}, within 2: ${share(within2)}`,
    '',
    `at most ${longest.toFixed(1)} s`,
    '',
    '85 %, within 2: 100 %, in 5 s',
  ];
}

function milliseconds(ms) {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
