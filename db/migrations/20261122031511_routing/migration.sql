CREATE TABLE "assignment_plans" (
	"id" uuid PRIMARY KEY,
	"status" text NOT NULL,
	"report" jsonb,
	"problem" text,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "routing_replays" (
	"id" uuid PRIMARY KEY,
	"status" text NOT NULL,
	"rules" jsonb NOT NULL,
	"days" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"orders_total" integer,
	"orders_done" integer DEFAULT 0 NOT NULL,
	"checkpoint" jsonb,
	"report" jsonb,
	"problem" text,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "routing_rule_sets" (
	"id" uuid PRIMARY KEY,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"rules" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"restored_from" integer,
	"live_from" timestamp with time zone,
	"retired_at" timestamp with time zone,
	CONSTRAINT "routing_rule_sets_live" CHECK (("status" = 'draft') = ("live_from" is null)),
	CONSTRAINT "routing_rule_sets_retired" CHECK (("status" = 'retired') = ("retired_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "routing_state" (
	"id" integer PRIMARY KEY DEFAULT 1,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "routing_state_is_single" CHECK ("id" = 1)
);
--> statement-breakpoint
CREATE TABLE "shipping_tariffs" (
	"id" uuid PRIMARY KEY,
	"location_id" uuid,
	"country" text DEFAULT '' NOT NULL,
	"up_to_km" integer,
	"base_minor" bigint NOT NULL,
	"per_kg_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "shipping_tariffs_key" UNIQUE NULLS NOT DISTINCT("location_id","country","up_to_km"),
	CONSTRAINT "shipping_tariffs_cost" CHECK ("base_minor" >= 0 and "per_kg_minor" >= 0),
	CONSTRAINT "shipping_tariffs_distance" CHECK ("up_to_km" is null or "up_to_km" > 0)
);
--> statement-breakpoint
CREATE TABLE "town_positions" (
	"country" text,
	"name" text,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	CONSTRAINT "town_positions_pkey" PRIMARY KEY("country","name"),
	CONSTRAINT "town_positions_range" CHECK ("latitude" between -90 and 90 and "longitude" between -180 and 180)
);
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "hours" jsonb;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "daily_orders" integer;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "order_cost_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "unit_cost_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "order_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "unit_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "assignment_plans_newest" ON "assignment_plans" ("made_at","id");--> statement-breakpoint
CREATE INDEX "routing_replays_newest" ON "routing_replays" ("made_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "routing_rule_sets_version_key" ON "routing_rule_sets" ("version");--> statement-breakpoint
CREATE UNIQUE INDEX "routing_rule_sets_one_live" ON "routing_rule_sets" ("status") WHERE "status" = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX "routing_rule_sets_one_draft" ON "routing_rule_sets" ("status") WHERE "status" = 'draft';--> statement-breakpoint
ALTER TABLE "shipping_tariffs" ADD CONSTRAINT "shipping_tariffs_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_daily_orders" CHECK ("daily_orders" is null or "daily_orders" > 0);--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_handling" CHECK ("order_cost_minor" >= 0 and "unit_cost_minor" >= 0 and "order_minutes" >= 0 and "unit_minutes" >= 0);--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_position" CHECK (("latitude" is null) = ("longitude" is null) and ("latitude" is null or ("latitude" between -90 and 90 and "longitude" between -180 and 180)));