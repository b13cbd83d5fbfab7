import type { LocalText } from '@parvis/contracts';

/** What organisers start with; they may write their own. Short, so that it is read. No legal advice. */
export const standardAgreement: LocalText = {
  en: `Confidentiality agreement

1. "Document" means the document before which this agreement is shown, in every version, and everything that can be learnt from it. "Discloser" is the company whose booth offers it, "Recipient" is the person who signs, and the company for which he or she signs.

2. The Recipient uses the Document only to judge whether to work with the Discloser.

3. The Recipient keeps the Document confidential, shows it only to colleagues and advisers who need it for that purpose and are bound in the same way, and answers for them. Copies, photographs and screenshots are made only with the Discloser's written consent.

4. This does not apply to what was public or lawfully known to the Recipient before, becomes public without his or her doing, or has to be disclosed by law; of the latter the Discloser is told first as far as the law allows.

5. The Document remains the Discloser's. No licence or other right in it is granted.

6. These duties last for three years from the signature, for trade secrets as long as they are secret. The Discloser may end access at any time.

7. By typing the name and signing, the Recipient accepts this text. The version of the text, the name, time, network address and browser are recorded and kept as evidence; each page that is shown bears the Recipient's name, company and the time; what is read is logged. Both sides can download the record.`,
  fr: `Accord de confidentialité

1. « Document » désigne le document devant lequel cet accord est affiché, dans toutes ses versions, ainsi que tout ce qu’il permet d’apprendre. Le « Divulgateur » est l’entreprise dont le stand le propose, le « Destinataire » la personne qui signe et l’entreprise pour laquelle elle signe.

2. Le Destinataire n’utilise le Document que pour juger d’une collaboration avec le Divulgateur.

3. Le Destinataire garde le Document confidentiel, ne le montre qu’aux collègues et conseils qui en ont besoin à cette fin et sont tenus de la même manière, et répond d’eux. Copies, photographies et captures d’écran exigent l’accord écrit du Divulgateur.

4. Cela ne s’applique pas à ce qui était public ou légitimement connu du Destinataire auparavant, devient public sans son fait, ou doit être révélé en vertu de la loi ; dans ce dernier cas, le Divulgateur en est d’abord informé, dans la mesure permise par la loi.

5. Le Document reste la propriété du Divulgateur. Aucune licence ni aucun autre droit n’est concédé.

6. Ces obligations durent trois ans à compter de la signature et, pour les secrets d’affaires, aussi longtemps qu’ils restent secrets. Le Divulgateur peut mettre fin à l’accès à tout moment.

7. En saisissant son nom et en signant, le Destinataire accepte ce texte. La version du texte, le nom, l’heure, l’adresse réseau et le navigateur sont enregistrés et conservés comme preuve ; chaque page affichée porte le nom du Destinataire, son entreprise et l’heure ; les consultations sont journalisées. Les deux parties peuvent télécharger l’attestation.`,
};
