CREATE TABLE "forecast_runs" (
	"id" uuid PRIMARY KEY,
	"status" text NOT NULL,
	"until_on" date NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"variants_total" integer DEFAULT 0 NOT NULL,
	"variants_done" integer DEFAULT 0 NOT NULL,
	"series_done" integer DEFAULT 0 NOT NULL,
	"last_variant_id" uuid,
	"problem" text,
	CONSTRAINT "forecast_runs_finished" CHECK (("finished_at" is not null) = ("status" in ('done', 'cancelled', 'failed')))
);
--> statement-breakpoint
CREATE TABLE "forecasts" (
	"variant_id" uuid,
	"location_id" uuid,
	"method" text NOT NULL,
	"kind" text NOT NULL,
	"is_enough" boolean NOT NULL,
	"is_season_unseen" boolean NOT NULL,
	"origins" integer NOT NULL,
	"parameters" jsonb NOT NULL,
	"trials" jsonb NOT NULL,
	"mean" double precision[] NOT NULL,
	"spread" double precision[] NOT NULL,
	"cumulative_spread" double precision[] NOT NULL,
	"history" double precision[] NOT NULL,
	"until_on" date NOT NULL,
	"weeks_scaled" integer NOT NULL,
	"weeks_left_out" integer NOT NULL,
	"wished_units" integer NOT NULL,
	"reorder_point" integer,
	"expected_per_day" double precision NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	"run_id" uuid NOT NULL,
	CONSTRAINT "forecasts_pkey" PRIMARY KEY("variant_id","location_id"),
	CONSTRAINT "forecasts_expected" CHECK ("expected_per_day" >= 0),
	CONSTRAINT "forecasts_reorder_point" CHECK ("reorder_point" >= 0)
);
--> statement-breakpoint
CREATE TABLE "reorder_settings" (
	"id" uuid PRIMARY KEY,
	"category" text,
	"variant_id" uuid,
	"service_kind" text,
	"service_level" double precision,
	"holding_rate" double precision,
	"order_cost_minor" bigint,
	"review_days" integer,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reorder_settings_scope" CHECK ("category" is null or "variant_id" is null),
	CONSTRAINT "reorder_settings_category" CHECK ("category" <> ''),
	CONSTRAINT "reorder_settings_service_level" CHECK ("service_level" between 0.5 and 0.9999),
	CONSTRAINT "reorder_settings_holding_rate" CHECK ("holding_rate" between 0.001 and 10),
	CONSTRAINT "reorder_settings_order_cost" CHECK ("order_cost_minor" between 0 and 1e15),
	CONSTRAINT "reorder_settings_review_days" CHECK ("review_days" between 1 and 90)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "forecast_runs_one_at_work" ON "forecast_runs" ((true)) WHERE "status" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "forecast_runs_newest" ON "forecast_runs" ("asked_at","id");--> statement-breakpoint
CREATE INDEX "forecasts_location" ON "forecasts" ("location_id","variant_id");--> statement-breakpoint
CREATE INDEX "forecasts_run" ON "forecasts" ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reorder_settings_scope_key" ON "reorder_settings" (coalesce("category", ''),coalesce("variant_id", '00000000-0000-0000-0000-000000000000'));--> statement-breakpoint
CREATE INDEX "reorder_settings_variant" ON "reorder_settings" ("variant_id");--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_run_id_forecast_runs_id_fkey" FOREIGN KEY ("run_id") REFERENCES "forecast_runs"("id");--> statement-breakpoint
ALTER TABLE "reorder_settings" ADD CONSTRAINT "reorder_settings_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;