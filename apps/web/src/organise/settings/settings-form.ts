import type { FairSettings } from '@parvis/contracts';
import type { ContractForm } from '../../ui/use-contract-form.js';

/** The form that the panels of a fair's settings share. */
export type SettingsForm = ContractForm<FairSettings>;
