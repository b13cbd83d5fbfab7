import type { CompiledModel } from './compiled-model.js';
import { damped, exactPart, type Relation, SOUGHT_SHARE } from './match-features.js';
import { WORD_UNIT } from './word-vectors.js';

/**
 * The log-odds of both yeses of a pair, added up part by part in one fixed order, so that they are bitwise the same whichever
 * side asks: start, project, kinds in the order of the trait groups, relation.
 */
export class PairScore {
  /** Log-odds of the yes of the one who asks. */
  own = 0;
  /** Log-odds of the other's yes. */
  others = 0;
  private readonly needs: number;
  private readonly sought: number;
  private readonly related: number;
  private readonly words: number;
  private readonly ownWish: number;
  private readonly theirWish: number;
  private readonly met: number;

  constructor(model: CompiledModel) {
    this.needs = model.weightOf('needs');
    this.sought = model.weightOf('sought');
    this.related = model.weightOf('related');
    this.words = model.weightOf('words') / WORD_UNIT;
    this.ownWish = model.weightOf('own-wish');
    this.theirWish = model.weightOf('their-wish');
    this.met = model.weightOf('met-before');
  }

  start(own: number, others: number): void {
    this.own = own;
    this.others = others;
  }

  addTopics(
    needs: number,
    needsFamily: number,
    ownHalf: number,
    sought: number,
    soughtFamily: number,
    otherHalf: number,
  ): void {
    const mine = damped(needs + needsFamily, ownHalf);
    const theirs = damped(sought + soughtFamily, otherHalf);
    const myExact = mine * exactPart(needs, needsFamily);
    const theirExact = theirs * exactPart(sought, soughtFamily);
    const myRelated = mine - myExact;
    const theirRelated = theirs - theirExact;
    this.own +=
      this.needs * myExact + this.sought * theirExact + this.related * (myRelated + SOUGHT_SHARE * theirRelated);
    this.others +=
      this.needs * theirExact + this.sought * myExact + this.related * (theirRelated + SOUGHT_SHARE * myRelated);
  }

  addWords(needWords: number, soughtWords: number): void {
    const mine = Math.sqrt(needWords);
    const theirs = Math.sqrt(soughtWords);
    this.own += this.words * (mine + SOUGHT_SHARE * theirs);
    this.others += this.words * (theirs + SOUGHT_SHARE * mine);
  }

  add(own: number, others: number): void {
    this.own += own;
    this.others += others;
  }

  addRelation({ ownWish, theirWish, met }: Relation): void {
    this.own += this.ownWish * ownWish + this.theirWish * theirWish - this.met * met;
    this.others += this.ownWish * theirWish + this.theirWish * ownWish - this.met * met;
  }
}

/** Probability of a yes. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Harmonic mean of the two probabilities of a yes; exactly the same with its arguments exchanged. */
export function mutualScore(oneLogOdds: number, otherLogOdds: number): number {
  return 2 / (2 + (Math.exp(-oneLogOdds) + Math.exp(-otherLogOdds)));
}

/**
 * The sum of both log-odds below which a pair cannot reach a score: the harmonic mean is never more than it would be with
 * the sum in equal halves. A hair lower than exact, so that rounding never costs anybody a place.
 */
export function sumNeededFor(score: number): number {
  if (score >= 1) return Number.POSITIVE_INFINITY;
  return score > 0 ? 2 * Math.log(score / (1 - score)) - 1e-6 : Number.NEGATIVE_INFINITY;
}
