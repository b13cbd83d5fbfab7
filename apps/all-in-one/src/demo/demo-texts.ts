type Words = Readonly<Record<string, string>>;

/** What people and booths say, by language; `{...}` is filled in. */
export const texts = {
  en: {
    tagline: [
      '{topic} that pays for itself',
      '{topic}, made simple',
      'Less waste, more {topic}',
      '{topic} for plants of any size',
    ],
    description:
      '{company} has worked on {topic} with food producers since {year}. Our teams in {count} countries plan, install and look after the whole line, and stay until it runs.\n\nWe come to Parvis Demo Days to meet producers who want to try something new, and partners who know their market better than we do. Talk to us about {other}: we bring measurements from plants like yours.',
    buyerNeed: 'Looking for {topic} for our plant in the next {count} months; a pilot would be a good start.',
    buyerOffer: 'We can offer a production line for trials and honest feedback, and know the market well.',
    sellerNeed: 'Looking for distributors and pilot customers for {topic}.',
    sellerOffer: 'We offer {topic}: from a first audit to a line that runs, with measured results.',
    product: 'Proven in {count} plants; delivery in {weeks} weeks.',
  },
  fr: {
    tagline: [
      '{topic} : un choix vite rentable',
      '{topic} en toute simplicité',
      'Moins de pertes grâce à nos solutions : {topic}',
      '{topic} pour sites de toute taille',
    ],
    description:
      'Depuis {year}, {company} accompagne les producteurs alimentaires : {topic}. Nos équipes, présentes dans {count} pays, conçoivent, installent et suivent la ligne complète, jusqu’à ce qu’elle tourne.\n\nNous venons aux Parvis Demo Days pour rencontrer des producteurs prêts à essayer du neuf et des partenaires qui connaissent leur marché mieux que nous. Parlons aussi de ce sujet : {other}. Nous apportons des mesures prises sur des sites comme le vôtre.',
    buyerNeed: 'Nous cherchons pour notre site, dans les {count} mois : {topic}. Un pilote serait un bon début.',
    buyerOffer:
      'Nous proposons une ligne de production pour des essais, un retour sincère et une bonne connaissance du marché.',
    sellerNeed: 'Nous cherchons des distributeurs et des clients pilotes : {topic}.',
    sellerOffer: 'Notre offre : {topic}, du premier audit à la ligne qui tourne, résultats mesurés à l’appui.',
    product: 'Éprouvé sur {count} sites ; livraison en {weeks} semaines.',
  },
} as const;

export const fillIn = (text: string, words: Words): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
