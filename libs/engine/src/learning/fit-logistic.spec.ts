import fc from 'fast-check';
import { fitCalibration } from './calibrate.js';
import { fitLogistic, type LogisticProblem } from './fit-logistic.js';
import { aucOf } from './judge-predictions.js';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const problems = fc
  .array(fc.record({ row: fc.tuple(number(-2, 2), number(-2, 2)), said: fc.nat(1), weight: number(0.1, 5) }), {
    maxLength: 30,
  })
  .chain((examples) =>
    fc.record({ prior: fc.tuple(number(-2, 2), number(0, 2), number(0, 2)), strength: number(0.05, 20) }).map(
      ({ prior, strength }): LogisticProblem => ({
        rows: examples.map(({ row }) => row),
        said: examples.map(({ said }) => said),
        weights: examples.map(({ weight }) => weight),
        prior,
        precision: [strength, strength, strength],
        least: [Number.NEGATIVE_INFINITY, 0, 0],
      }),
    ),
  );

/** Negative log posterior, written down once more. */
function loss(problem: LogisticProblem, at: readonly number[]): number {
  const pull = at.reduce((sum, value, k) => sum + (problem.precision[k]! * (value - problem.prior[k]!) ** 2) / 2, 0);
  return problem.rows.reduce((sum, row, i) => {
    const odds = at[0]! + at[1]! * row[0]! + at[2]! * row[1]!;
    const chance = 1 / (1 + Math.exp(-odds));
    return sum - problem.weights[i]! * Math.log(problem.said[i] === 1 ? chance : 1 - chance);
  }, pull);
}

describe('fitLogistic', () => {
  it('finds the optimum within the bounds: no small step improves it', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { coefficients, converged } = fitLogistic(problem);
        expect(converged).toBe(true);
        const found = [...coefficients];
        const best = loss(problem, found);
        for (let k = 0; k < 3; k++) {
          expect(found[k]!).toBeGreaterThanOrEqual(problem.least[k]!);
          for (const step of [-0.01, 0.01]) {
            const other = found.map((value, i) => (i === k ? Math.max(problem.least[k]!, value + step) : value));
            expect(loss(problem, other)).toBeGreaterThanOrEqual(best - 1e-7);
          }
        }
      }),
    );
  });

  it('is the prior where there are no examples', () => {
    const none = { rows: [], said: [], weights: [], precision: [1, 1], least: [Number.NEGATIVE_INFINITY, 0] };
    expect([...fitLogistic({ ...none, prior: [-1, 2] }).coefficients]).toEqual([-1, 2]);
  });

  it('stays finite where the examples are separable', () => {
    const { coefficients, converged } = fitLogistic({
      rows: [[-1], [-2], [1], [2]],
      said: [0, 0, 1, 1],
      weights: [1, 1, 1, 1],
      prior: [0, 0],
      precision: [0.01, 0.01],
      least: [Number.NEGATIVE_INFINITY, 0],
    });
    expect(converged).toBe(true);
    expect(coefficients[1]).toBeGreaterThan(1);
    expect(coefficients[1]).toBeLessThan(20);
  });
});

describe('fitCalibration', () => {
  it('brings boasting log-odds down to what was answered, and never turns an order round', () => {
    // Says 98 %, holds in 3 of 4; says 2 %, holds in 1 of 4.
    const logOdds = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 4 : -4));
    const said = logOdds.map((value, i) => (value > 0 ? i % 8 !== 0 : i % 8 === 1));
    const { base, scale } = fitCalibration(logOdds, said, new Float64Array(400).fill(1));
    expect(1 / (1 + Math.exp(-(base + scale * 4)))).toBeCloseTo(0.75, 1);
    const against = fitCalibration(
      logOdds,
      said.map((value) => !value),
      new Float64Array(400).fill(1),
    );
    expect(against.scale).toBe(0);
  });
});

describe('aucOf', () => {
  it('equals the share of ordered pairs, ties by half', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ score: fc.nat(5), said: fc.boolean() })), (list) => {
        const yes = list.filter(({ said }) => said);
        const no = list.filter(({ said }) => !said);
        const wins = yes.reduce(
          (sum, a) => sum + no.reduce((own, b) => own + (Math.sign(a.score - b.score) + 1) / 2, 0),
          0,
        );
        const expected = yes.length * no.length === 0 ? 0.5 : wins / (yes.length * no.length);
        expect(
          aucOf(
            list.map(({ score }) => score),
            list.map(({ said }) => said),
          ),
        ).toBeCloseTo(expected, 12);
      }),
    );
  });
});
