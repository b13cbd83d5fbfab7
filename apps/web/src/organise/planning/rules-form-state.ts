import type { PlanningRules } from '@parvis/contracts';
import type { ContractForm } from '../../ui/use-contract-form.js';

/** The rules for everybody while they are edited. */
export type RulesFormState = ContractForm<PlanningRules>;
