import type { Locale } from '@parvis/contracts';
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { browserLocale, rememberedLocale } from './locale.js';

const catalogues = import.meta.glob<Record<string, unknown>>('./{en,fr}/*.json', { import: 'default' });

/** Loads a language's namespace when it is first needed, so nobody downloads a language that is not theirs. */
const lazyCatalogues: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = catalogues[`./${language}/${namespace}.json`];
    if (!load) return done(new Error(`no catalogue ${language}/${namespace}`), null);
    load().then(
      (texts) => done(null, texts),
      (error: Error) => done(error, null),
    );
  },
};

/** Starts the message catalogues in the remembered or the browser's language. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(lazyCatalogues)
    .use(initReactI18next)
    .init({
      lng: rememberedLocale() ?? browserLocale(),
      supportedLngs: ['en', 'fr'],
      load: 'languageOnly',
      // A fallback language would make every French visitor download English too; a test keeps both complete.
      fallbackLng: false,
      ns: ['common', 'errors'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** The language that is shown now. */
export const currentLocale = (): Locale => (i18next.resolvedLanguage === 'fr' ? 'fr' : 'en');
