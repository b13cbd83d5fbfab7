import { Injectable } from '@nestjs/common';
import { type BoothPrice, type LeadNumbers, leadSources } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import type { FairCaller } from '@parvis/platform';
import { OwnPerson } from '../consent/own-person.js';
import { LeadSettingsRepository } from '../lead/lead-settings.repository.js';
import { NumbersRepository } from './numbers.repository.js';

/** Up to so long a picture shows hours, beyond it days. */
const mostHours = 72;

/** What has come of a booth, for its own team. */
@Injectable()
export class NumbersService {
  constructor(
    private readonly numbers: NumbersRepository,
    private readonly settings: LeadSettingsRepository,
    private readonly people: OwnPerson,
    private readonly fairs: FairReader,
  ) {}

  async get(fairId: string, caller: FairCaller): Promise<LeadNumbers> {
    const { boothId } = await this.people.team(fairId, caller);
    const [{ counts }, { timeZone }, hours] = await Promise.all([
      this.settings.of(fairId),
      this.fairs.get(fairId),
      this.numbers.spanHours(boothId),
    ]);
    const unit = hours <= mostHours ? 'hour' : 'day';
    const [totals, people, leads, series, price] = await Promise.all([
      this.numbers.totals(boothId),
      this.numbers.people(boothId),
      this.numbers.leads(boothId, counts),
      this.numbers.series(boothId, counts, timeZone, unit),
      this.numbers.price(boothId),
    ]);
    const { waitedAnswered, waitedMissed, ...happened } = totals;
    const sum = (holds: (one: (typeof leads)[number]) => boolean) =>
      leads.filter(holds).reduce((total, one) => total + one.leads, 0);
    const graded = (grade: number | null) => sum((one) => one.grade === grade);
    const warm = (temperature: 'hot' | 'warm' | 'cold' | null) => sum((one) => one.temperature === temperature);
    return {
      totals: { ...happened, leads: sum(() => true) },
      people: Object.fromEntries(
        leadSources.map((source) => [source, people.get(source) ?? 0]),
      ) as LeadNumbers['people'],
      waitedSeconds: { answered: waitedAnswered, missed: waitedMissed },
      grades: { 1: graded(1), 2: graded(2), 3: graded(3), 4: graded(4), 5: graded(5), none: graded(null) },
      temperatures: { hot: warm('hot'), warm: warm('warm'), cold: warm('cold'), none: warm(null) },
      price,
      unit,
      series: series.map(({ at, ...figures }) => ({ at, figures })),
    };
  }

  async setPrice(fairId: string, price: BoothPrice | null, caller: FairCaller): Promise<LeadNumbers> {
    const { boothId } = await this.people.team(fairId, caller);
    await this.numbers.setPrice(boothId, price);
    return this.get(fairId, caller);
  }
}
