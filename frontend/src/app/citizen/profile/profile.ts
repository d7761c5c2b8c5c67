import { Component } from '@angular/core';

@Component({ selector: 'ops-profile', template: '' })
export class ProfilePage {}
