import { Controller } from '@nestjs/common';
import {
  addLeadNote,
  deleteLeadNote,
  getLead,
  getLeadDesk,
  getLeadSettings,
  type InputOf,
  listLeads,
  setLeadQuestions,
  setLeadSettings,
  updateLead,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { LeadService } from './lead.service.js';
import { LeadDeskService } from './lead-desk.service.js';

@Controller()
export class LeadController {
  constructor(
    private readonly leads: LeadService,
    private readonly desk: LeadDeskService,
  ) {}

  @Handles(listLeads)
  list(@Input() { params, query }: InputOf<typeof listLeads>, @CurrentCaller() caller: FairCaller) {
    return this.leads.list(params.fairId, query, caller);
  }

  @Handles(getLead)
  get(@Input() { params }: InputOf<typeof getLead>, @CurrentCaller() caller: FairCaller) {
    return this.leads.get(params.fairId, params.leadId, caller);
  }

  @Handles(updateLead)
  update(@Input() { params, body }: InputOf<typeof updateLead>, @CurrentCaller() caller: FairCaller) {
    return this.leads.update(params.fairId, params.leadId, body, caller);
  }

  @Handles(addLeadNote)
  addNote(@Input() { params, body }: InputOf<typeof addLeadNote>, @CurrentCaller() caller: FairCaller) {
    return this.leads.addNote(params.fairId, params.leadId, body.text, caller);
  }

  @Handles(deleteLeadNote)
  deleteNote(@Input() { params }: InputOf<typeof deleteLeadNote>, @CurrentCaller() caller: FairCaller) {
    return this.leads.deleteNote(params.fairId, params.leadId, params.noteId, caller);
  }

  @Handles(getLeadDesk)
  getDesk(@Input() { params }: InputOf<typeof getLeadDesk>, @CurrentCaller() caller: FairCaller) {
    return this.desk.get(params.fairId, caller);
  }

  @Handles(setLeadQuestions)
  setQuestions(@Input() { params, body }: InputOf<typeof setLeadQuestions>, @CurrentCaller() caller: FairCaller) {
    return this.desk.setQuestions(params.fairId, body.questions, caller);
  }

  @Handles(getLeadSettings)
  getSettings(@Input() { params }: InputOf<typeof getLeadSettings>) {
    return this.desk.getSettings(params.fairId);
  }

  @Handles(setLeadSettings)
  setSettings(@Input() { params, body }: InputOf<typeof setLeadSettings>) {
    return this.desk.setSettings(params.fairId, body);
  }
}
