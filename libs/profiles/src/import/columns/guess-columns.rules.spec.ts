import { guessColumns } from './guess-columns.rules.js';

describe('guessColumns', () => {
  it('knows the French headers of participants', () => {
    const headers = [
      'Prénom',
      'Nom',
      'Adresse électronique',
      'Société',
      'Fonction',
      'Pays',
      'Recherche',
      'Propose',
      'Langues',
      'Fuseau horaire',
      'Présence',
    ];
    expect(guessColumns('participants', headers, [])).toEqual([
      'firstName',
      'lastName',
      'email',
      'company',
      'jobTitle',
      'country',
      'needs',
      'offers',
      'languages',
      'timeZone',
      'attendance',
    ]);
  });

  it('knows the English headers of participants, whatever case, signs and order', () => {
    const headers = [
      'E-MAIL',
      'looking_for',
      'Offering',
      'LAST NAME',
      'First-name',
      'Company ',
      'job title',
      'Time Zone',
    ];
    expect(guessColumns('participants', headers, [])).toEqual([
      'email',
      'needs',
      'offers',
      'lastName',
      'firstName',
      'company',
      'jobTitle',
      'timeZone',
    ]);
  });

  it('knows the headers of exhibitors, where the name is the company', () => {
    const headers = [
      'Nom',
      'Pays',
      'Secteur d’activité',
      'Courriel',
      'Site web',
      'Taille du stand',
      'Accroche',
      'Effectif',
      'Certifications',
    ];
    expect(guessColumns('exhibitors', headers, [])).toEqual([
      'company',
      'country',
      'sector',
      'email',
      'website',
      'boothSize',
      'tagline',
      'employees',
      'certificates',
    ]);
  });

  it('gives a field to the column whose whole header fits', () => {
    expect(guessColumns('participants', ['Nom de la société', 'Nom', 'Prénom', 'Courriel'], [])).toEqual([
      'company',
      'lastName',
      'firstName',
      'email',
    ]);
  });

  it('finds a known name within a longer header', () => {
    expect(guessColumns('participants', ['Votre prénom *', 'Votre nom *', 'Votre courriel (obligatoire)'], [])).toEqual(
      ['firstName', 'lastName', 'email'],
    );
  });

  it('gives no field twice and leaves unknown columns alone', () => {
    expect(guessColumns('participants', ['E-mail', 'Courriel', 'Badge', ''], [])).toEqual(['email', null, null, null]);
  });

  it('finds addresses by their look when no header says so', () => {
    const rows = [
      ['12', 'a@b.example'],
      ['13', 'c@d.example'],
      ['14', ''],
    ];
    expect(guessColumns('participants', ['No', 'Kontakt'], rows)).toEqual([null, 'email']);
  });

  it('ignores the column of reasons that Parvis itself has added', () => {
    expect(guessColumns('participants', ['Parvis: why refused', 'E-mail'], [['x@y.example', 'z@y.example']])).toEqual([
      null,
      'email',
    ]);
    expect(guessColumns('participants', ['Parvis : motif du refus', 'E-mail'], [])).toEqual([null, 'email']);
  });
});
