import { DomainError } from '@parvis/platform';

export const consentMissing = () =>
  new DomainError('CONSENT_MISSING', 'not-allowed', 'This person does not let the leads of the delegation do this');
