import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { roomClosesAfterMinutes } from '@parvis/contracts';
import { ImageStore, Outbox } from '@parvis/platform';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { addDemoDelegation } from './demo-delegation.js';
import { demoFairId, demoZone } from './demo-fair.js';
import { hoursAround } from './demo-hours.rules.js';
import { DemoLeadStore } from './demo-lead-store.js';
import { demoLeads } from './demo-leads.js';
import { describeDemo } from './demo-links.js';
import { drawLogo } from './demo-logo.js';
import { addDemoPapers } from './demo-papers.js';
import { drawBanner, drawProduct } from './demo-pictures.js';
import { populate } from './demo-population.js';
import { planDemoProgramme } from './demo-programme.js';
import type { Population } from './demo-seeds.js';
import { DemoStore, type DrawnBooth } from './demo-store.js';
import { DemoTimetable } from './demo-timetable.js';

/**
 * Makes the demo fair in a database without fairs, sees to it at each start that its meeting of the story can be joined now, and prints
 * sign-in links. The application has to be initialised with both of its halves; it need not listen yet. Never keeps it from starting.
 */
export async function seedDemo(app: NestExpressApplication): Promise<void> {
  const logger = new Logger('demo');
  try {
    const source = app.get(DataSource);
    const hasDemo = await DemoStore.hasDemo(source);
    if (!hasDemo && (await DemoStore.hasFairs(source))) return;
    const population = populate();
    if (!hasDemo) await fill(app, source, population);
    const { exhibitor, buyer, colleague } = population.story;
    const find = () => new DemoStore(source.manager).meetingOf(exhibitor.id, buyer.id);
    if (!isOpen(await find())) {
      await bringToNow(app, population, logger);
      await planProgramme(app, population, logger);
    }
    if (!hasDemo) await addPapers(app, population, logger);
    console.log(await describeDemo(app, { exhibitor, buyer, colleague }, await find()));
  } catch (error) {
    logger.error({ error }, 'the demo fair could not be made ready');
  }
}

/** Without it the rest of the fair can still be looked at. */
async function bringToNow(app: NestExpressApplication, population: Population, logger: Logger): Promise<void> {
  try {
    await new DemoTimetable(app, population).bringToNow();
  } catch (error) {
    logger.error({ error }, 'the meetings of the demo fair could not be brought to now');
  }
}

/** Without it, too. */
async function planProgramme(app: NestExpressApplication, { story }: Population, logger: Logger): Promise<void> {
  try {
    await planDemoProgramme(app, story);
  } catch (error) {
    logger.error({ error }, 'the programme of the demo fair could not be planned');
  }
}

/** Without them, too. */
async function addPapers(app: NestExpressApplication, { story }: Population, logger: Logger): Promise<void> {
  try {
    await addDemoPapers(app, story);
  } catch (error) {
    logger.error({ error }, 'the documents of the demo fair could not be added');
  }
}

async function fill(app: NestExpressApplication, source: DataSource, population: Population): Promise<void> {
  const booths = await drawBooths(app.get(ImageStore), population);
  const now = DateTime.now().setZone(demoZone);
  await source.transaction(async (manager) => {
    const store = new DemoStore(manager);
    await store.insertFair(now.toFormat('yyyy-MM-dd'), hoursAround(now.hour * 60 + now.minute));
    await store.insertPopulation(population);
    await store.insertBooths(booths);
    const { exhibitor } = population.story;
    const colleagues = population.people.filter((one) => one.companyId === exhibitor.companyId && one !== exhibitor);
    await new DemoLeadStore(manager).insert([exhibitor, ...colleagues], demoLeads(population));
    await addDemoDelegation(manager, population);
    await app.get(Outbox).record(manager, 'exhibitors.imported.v1', {
      fairId: demoFairId,
      exhibitors: booths.map(({ companyId, size, tagline }) => ({ companyId, size, tagline })),
    });
  });
}

const logoShape = { width: 480, height: 240, fit: 'inside' } as const;
const bannerShape = { width: 1600, height: 400, fit: 'cover' } as const;
const productShape = { width: 720, height: 540, fit: 'inside' } as const;

/** Before the transaction, on as many connections and cores as there are. */
function drawBooths(images: ImageStore, { booths, companies }: Population): Promise<DrawnBooth[]> {
  const names = new Map(companies.map((company) => [company.id, company.name]));
  return Promise.all(
    booths.map(async (booth, index): Promise<DrawnBooth> => {
      const things = booth.products.map(({ name }) => name);
      const hasBanner = booth.size !== 'S';
      return {
        ...booth,
        logoId: await images.put(drawLogo(names.get(booth.companyId) ?? '', index), logoShape),
        bannerId: hasBanner ? await images.put(drawBanner(things, index), bannerShape) : null,
        products: await Promise.all(
          booth.products.map(async (product) => ({
            ...product,
            pictures: [await images.put(drawProduct(product.name, index), productShape)],
          })),
        ),
      };
    }),
  );
}

function isOpen(meeting: { endsAt: Date } | null): boolean {
  return meeting !== null && Date.now() < meeting.endsAt.getTime() + (roomClosesAfterMinutes - 5) * 60_000;
}
