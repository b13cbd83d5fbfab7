/** Marks the demo fair: only the fair with this id is ever moved or filled by the demo. */
export const demoFairId = 'de300000-0000-4000-8000-000000000001';

export const demoZone = 'Europe/Brussels';

export const demoFair = {
  name: 'Parvis Demo Days',
  description:
    'A fair for everyone who makes, packs and moves food: 60 exhibitors, 240 visitors, meetings by video and at tables in Brussels.\n\nUn salon pour celles et ceux qui produisent, emballent et transportent nos aliments : 60 exposants, 240 visiteurs, des rendez-vous en vidéo et à table à Bruxelles.',
  languages: ['en', 'fr', 'nl'],
  mode: 'hybrid',
  tables: 40,
};

export const demoOrganiser = { email: 'claire.dumont@parvis-demo.example', name: 'Claire Dumont', locale: 'en' };
