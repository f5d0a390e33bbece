import type { People } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { type CopyWriter, DRAIN_EVERY } from './copy-writer.ts';
import { truthCampaigns, truthFacts, truthIdentities, truthPeople } from './truth-tables.ts';

/** Writes what is true of the people and campaigns, at the end, when it is known who dropped out. */
export async function writeTruth(world: World, people: People, sink: CopyWriter): Promise<void> {
  sink.write(truthFacts, {
    name: 'world',
    value: {
      seed: world.seed,
      orders: world.orders,
      people: people.all.length,
      variants: world.variants.length,
    },
  });
  for (const campaign of world.campaigns) {
    const channelId = world.channels.find((channel) => channel.slug === campaign.channel)!.id;
    sink.write(truthCampaigns, {
      campaign: campaign.name,
      channelId,
      lift: campaign.lift,
      claims: campaign.claims,
    });
  }
  const sharers = new Set(people.all.filter((one) => one.phoneOf !== one.index).map((one) => one.phoneOf));
  for (const person of people.all) {
    if (person.index % DRAIN_EVERY === 0) await sink.drain();
    sink.write(truthPeople, {
      id: person.index,
      name: person.name,
      script: person.words.locale,
      familyOf: person.phoneOf,
      city: world.words.cities[person.city]!.name,
      favouriteChannelId: world.channels[person.favourite]!.id,
      relativeRate: person.rate,
      dropoutProbability: person.dropout,
      adResponse: person.adResponse,
      bornAt: new Date(person.bornAt),
      droppedAt: person.droppedAt === null ? null : new Date(person.droppedAt),
    });
    const isShared = person.phoneOf !== person.index || sharers.has(person.index);
    sink.write(truthIdentities, { personId: person.index, kind: 'phone', value: person.phone, isShared });
    sink.write(truthIdentities, {
      personId: person.index,
      kind: 'email',
      value: person.email,
      isShared: false,
    });
    if (person.secondPhone) {
      sink.write(truthIdentities, {
        personId: person.index,
        kind: 'phone',
        value: person.secondPhone,
        isShared: false,
      });
    }
    for (let device = 0; device < person.devices; device++) {
      sink.write(truthIdentities, {
        personId: person.index,
        kind: 'device',
        value: deviceOf(person.index, device),
        isShared: false,
      });
    }
  }
}

/** What a browser or phone is known by. */
export function deviceOf(person: number, device: number): string {
  return `device-${person}-${device + 1}`;
}
