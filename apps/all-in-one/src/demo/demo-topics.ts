/** A subject of the demo fair with what is sold under it. */
export interface DemoTopic {
  en: string;
  fr: string;
  products: readonly string[];
}

export interface DemoField {
  en: string;
  fr: string;
  topics: readonly DemoTopic[];
}

/** What exhibitors sell and visitors look for. */
export const fields: readonly DemoField[] = [
  {
    en: 'Packaging',
    fr: 'Emballage',
    topics: [
      {
        en: 'Recyclable packaging',
        fr: 'Emballages recyclables',
        products: ['Mono-material tray M1', 'Barrier paper B40', 'Returnable crate R-Fold'],
      },
      {
        en: 'Filling machines',
        fr: 'Machines de remplissage',
        products: ['Rotary filler RF-24', 'Pouch line P8', 'Clean-in-place skid'],
      },
      {
        en: 'Labelling and traceability',
        fr: 'Étiquetage et traçabilité',
        products: ['Print-and-apply LX', 'Lot tracker cloud', 'RFID gate G2'],
      },
    ],
  },
  {
    en: 'Energy',
    fr: 'Énergie',
    topics: [
      {
        en: 'Heat recovery',
        fr: 'Récupération de chaleur',
        products: ['Industrial heat pump 90°', 'Exhaust exchanger HX', 'Steam audit'],
      },
      {
        en: 'Solar and storage',
        fr: 'Solaire et stockage',
        products: ['Roof kit 250 kWp', 'Battery container 1 MWh', 'Peak-shaving contract'],
      },
      {
        en: 'Energy monitoring',
        fr: 'Suivi énergétique',
        products: ['Submeter kit', 'ISO 50001 dashboard', 'Compressed-air leak survey'],
      },
    ],
  },
  {
    en: 'Automation',
    fr: 'Automatisation',
    topics: [
      {
        en: 'Collaborative robots',
        fr: 'Robots collaboratifs',
        products: ['Palletising cell C12', 'Soft gripper set', 'Robot as a service'],
      },
      {
        en: 'Machine vision',
        fr: 'Vision industrielle',
        products: ['Inspection camera IQ5', 'Defect trainer', 'Hyperspectral sorter'],
      },
      {
        en: 'Predictive maintenance',
        fr: 'Maintenance prédictive',
        products: ['Vibration sensor V3', 'Bearing forecast', 'Retrofit in a day'],
      },
    ],
  },
  {
    en: 'Logistics',
    fr: 'Logistique',
    topics: [
      {
        en: 'Cold chain',
        fr: 'Chaîne du froid',
        products: ['Reefer box RB-7', 'Temperature logger', 'Dry-ice relay network'],
      },
      {
        en: 'Warehouse automation',
        fr: 'Automatisation d’entrepôt',
        products: ['Shuttle rack S4', 'Goods-to-person station', 'Slotting software'],
      },
      {
        en: 'Last-mile delivery',
        fr: 'Livraison du dernier kilomètre',
        products: ['Cargo-bike hub', 'Route planner', 'Parcel wall'],
      },
    ],
  },
  {
    en: 'Food processing',
    fr: 'Transformation alimentaire',
    topics: [
      {
        en: 'Fermentation',
        fr: 'Fermentation',
        products: ['Pilot fermenter 500 L', 'Starter cultures', 'Process control FC'],
      },
      {
        en: 'Plant proteins',
        fr: 'Protéines végétales',
        products: ['Pea isolate P85', 'Texturing line', 'Recipe lab'],
      },
      {
        en: 'Hygiene and food safety',
        fr: 'Hygiène et sécurité des aliments',
        products: ['Rapid Listeria test', 'Foam cleaning station', 'HACCP assistant'],
      },
    ],
  },
];

/** What visitors offer and exhibitors look for. */
export const partnership = {
  en: 'Partnership',
  fr: 'Partenariat',
  topics: [
    { en: 'Distribution and agents', fr: 'Distribution et agents', products: [] },
    { en: 'Joint research', fr: 'Recherche commune', products: [] },
    { en: 'Contract manufacturing', fr: 'Fabrication à façon', products: [] },
    { en: 'Pilot customers', fr: 'Clients pilotes', products: [] },
  ],
} as const satisfies DemoField;
