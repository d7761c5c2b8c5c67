import { Component } from '@angular/core';

@Component({ selector: 'ops-procedure', template: '' })
export class ProcedurePage {}
