import type { BoothContent } from '@parvis/contracts';
import { checkBooth, checks, progressOf } from './booth-checklist.rules.js';

const said = (en: string, fr = '') => ({ en, fr });
const product = (what: Partial<BoothContent['products'][number]> = {}): BoothContent['products'][number] => ({
  id: 'x',
  name: said('Arm', 'Bras'),
  description: said(''),
  pictures: ['p'],
  topics: ['t'],
  countries: [],
  ...what,
});
const empty: BoothContent = {
  tagline: said(''),
  description: said(''),
  website: null,
  video: '',
  links: [],
  logoId: null,
  bannerId: null,
  people: [],
  products: [],
};
const full: BoothContent = {
  tagline: said('Robots', 'Des robots'),
  description: said('x'.repeat(200), 'y'),
  website: '',
  video: 'https://video.example',
  links: [{ label: 'Film', url: 'https://own.example' }],
  logoId: 'logo',
  bannerId: 'banner',
  people: ['ann'],
  products: [product(), product(), product()],
};
const missing = (content: BoothContent, people = 0, companyWebsite = '', mostProducts = 10, documents = 1) => {
  const passed = checkBooth(content, { people, companyWebsite, mostProducts, documents, mostDocuments: 5 });
  return checks.filter((check) => !passed[check]);
};

describe('the checklist of a booth', () => {
  it('misses nothing of a full booth and all of an empty one', () => {
    expect(missing(full)).toEqual([]);
    expect(
      progressOf(checkBooth(full, { people: 0, companyWebsite: '', mostProducts: 10, documents: 0, mostDocuments: 0 })),
    ).toBe(1);
    expect(missing(full, 0, '', 10, 0)).toEqual(['documents']);
    expect(missing(empty, 0, '', 10, 0)).toEqual([...checks]);
  });

  it.each([
    ['description', { description: said('x'.repeat(199), 'z'.repeat(199)) }],
    ['products', { products: [product(), product()] }],
    ['productPictures', { products: [product(), product(), product({ pictures: [] })] }],
    ['topics', { products: [product(), product(), product({ topics: [] })] }],
    ['languages', { products: [product(), product(), product({ name: said('Arm') })] }],
    ['languages', { tagline: said('', 'Des robots') }],
  ] as const)('misses %s when it is not enough', (check, what) => {
    expect(missing({ ...full, ...what } as BoothContent)).toEqual([check]);
  });

  it('takes the whole team for shown as long as nobody has chosen', () => {
    expect(missing({ ...full, people: null }, 2)).toEqual([]);
    expect(missing({ ...full, people: null }, 0)).toEqual(['people']);
    expect(missing({ ...full, people: [] }, 2)).toEqual(['people']);
  });

  it("counts the company's website until the booth says that it has none", () => {
    expect(missing({ ...full, links: [], website: null }, 0, 'https://company.example')).toEqual([]);
    expect(missing({ ...full, links: [], website: '' }, 0, 'https://company.example')).toEqual(['links']);
  });

  it('asks for no more products than the package holds', () => {
    expect(missing({ ...full, products: [product()] }, 0, '', 1)).toEqual([]);
    expect(missing({ ...full, products: [] }, 0, '', 0)).toEqual([]);
    expect(missing({ ...full, products: [product()] }, 0, '', 2)).toEqual(['products']);
  });
});
