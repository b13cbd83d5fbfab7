import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  addDocument,
  addProof,
  askForDocument,
  type DocumentLevel,
  decideProof,
  listBooths,
  type ProofInput,
  updateDocument,
} from '@parvis/contracts';
import { DateTime } from 'luxon';
import { DemoApi, type DemoClient } from './demo-client.js';
import { demoFairId, demoOrganiser } from './demo-fair.js';
import { plainPdf } from './demo-pdf.js';
import type { Story } from './demo-seeds.js';
import { until } from './until.js';

const fairId = demoFairId;

/** Gives the booth of the story documents of every level and proofs of several standings, and lets the buyer ask for one. */
export async function addDemoPapers(app: NestExpressApplication, { exhibitor, buyer }: Story): Promise<void> {
  const api = await DemoApi.open(app);
  try {
    const [organiser, seller, asker] = await Promise.all(
      [demoOrganiser.email, exhibitor.email, buyer.email].map((email) => api.as(email)),
    );
    if (!organiser || !seller || !asker) throw new Error('Nobody could be signed in');
    const boothId = exhibitor.companyId;
    // Booths are set up by a job.
    await until(
      () => organiser.call(listBooths, { fairId }),
      ({ total }) => total > 0,
    );
    const { pricesId } = await addDocuments(seller, boothId);
    const note = 'Nous comparons trois offres pour notre ligne de mise en bouteilles.';
    await asker.call(askForDocument, { fairId, boothId, documentId: pricesId }, { note });
    await addProofs(seller, organiser, boothId);
    await Promise.all([organiser, seller, asker].map((client) => client.signOut()));
  } finally {
    api.close();
  }
}

async function addDocuments(seller: DemoClient, boothId: string): Promise<{ pricesId: string }> {
  const add = async (level: DocumentLevel, name: string, bytes: Buffer, description: string) => {
    const { id } = await seller.upload(addDocument, { fairId, boothId }, { level }, { name, bytes });
    await seller.call(updateDocument, { fairId, boothId, documentId: id }, { description });
    return id;
  };
  await add('public', 'Gamme 2026.pdf', plainPdf(range), 'Bras, préhenseurs et cellules, en deux pages.');
  const prices = Buffer.from('référence;prix\nLR-10;18 900\nLR-20;27 400\nLR-Palette;41 000\n');
  const pricesId = await add('request', 'Tarif 2026.csv', prices, 'Prix nets, hors installation.');
  await add('nda', 'Étude de cadence.pdf', plainPdf(study), 'Ce que nous avons mesuré chez trois clients.');
  return { pricesId };
}

async function addProofs(seller: DemoClient, organiser: DemoClient, boothId: string): Promise<void> {
  const now = DateTime.now();
  const day = (years: number) => now.plus({ years }).toFormat('yyyy-MM-dd');
  const proof = (kind: ProofInput['kind'], name: string, issuer: string, from: number, until: number | null) =>
    seller.call(
      addProof,
      { fairId, boothId },
      { kind, name, issuer, number: '', issuedOn: day(from), expiresOn: until === null ? null : day(until) },
    );
  const certificate = await proof('certificate', 'ISO 9001:2015', 'Vinçotte', -1, 2);
  await proof('reference', 'Brasserie de la Lesse', 'Brasserie de la Lesse', -2, null);
  await proof('test-report', 'EN ISO 10218-1', 'CETIM', -6, -1);
  await organiser.call(decideProof, { fairId, proofId: certificate.id }, { decision: 'verified' });
}

const range = [
  {
    heading: 'Liège Robotique - Gamme 2026',
    lines: ['LR-10 : bras de 10 kg, 6 axes, lavable', 'LR-20 : bras de 20 kg, 6 axes', 'LR-Palette : cellule complète'],
  },
  {
    heading: 'Options',
    lines: [
      'Préhenseurs à ventouses ou à mors',
      'Vision 3D pour caisses mélangées',
      'Entretien en Belgique et en France',
    ],
  },
];

const study = [
  {
    heading: 'Étude de cadence - confidentiel',
    lines: [
      'Douze mois, trois brasseries, cinq lignes.',
      '',
      'Caisses par heure avant : 620',
      'Caisses par heure après : 905',
      'Arrêts par poste : de 7 à 2',
    ],
  },
  {
    heading: 'Méthode',
    lines: ['Compteurs de la ligne, relevés chaque minute.', 'Les jours de changement de format sont comptés.'],
  },
];
