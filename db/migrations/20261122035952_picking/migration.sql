CREATE TABLE "parcel_lines" (
	"parcel_id" uuid,
	"order_line_id" uuid,
	"quantity" integer NOT NULL,
	CONSTRAINT "parcel_lines_pkey" PRIMARY KEY("parcel_id","order_line_id"),
	CONSTRAINT "parcel_lines_quantity" CHECK ("quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "parcels" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "parcels_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"weight_grams" integer NOT NULL,
	"length_mm" integer,
	"width_mm" integer,
	"height_mm" integer,
	"carrier" text,
	"tracking_number" text,
	"packed_by" text NOT NULL,
	"packed_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "parcels_weight" CHECK ("weight_grams" > 0),
	CONSTRAINT "parcels_size" CHECK (coalesce("length_mm", 1) > 0 and coalesce("width_mm", 1) > 0 and coalesce("height_mm", 1) > 0)
);
--> statement-breakpoint
CREATE TABLE "pick_tasks" (
	"id" uuid PRIMARY KEY,
	"wave_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"box" integer NOT NULL,
	"zone" text DEFAULT '' NOT NULL,
	"bin" text DEFAULT '' NOT NULL,
	"quantity" integer NOT NULL,
	"picked_quantity" integer DEFAULT 0 NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"short_reason" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "pick_tasks_quantity" CHECK ("quantity" > 0),
	CONSTRAINT "pick_tasks_picked" CHECK ("picked_quantity" between 0 and "quantity"),
	CONSTRAINT "pick_tasks_whole" CHECK ("status" <> 'picked' or "picked_quantity" = "quantity"),
	CONSTRAINT "pick_tasks_short" CHECK (("status" = 'short') = ("short_reason" is not null)),
	CONSTRAINT "pick_tasks_ended" CHECK (("status" = 'open') = ("ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "pick_waves" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "pick_waves_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"location_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "pick_waves_ended" CHECK (("status" = 'open') = ("ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "pickup_settings" (
	"id" integer PRIMARY KEY DEFAULT 1,
	"keep_hours" integer DEFAULT 168 NOT NULL,
	CONSTRAINT "pickup_settings_is_single" CHECK ("id" = 1),
	CONSTRAINT "pickup_settings_hours" CHECK ("keep_hours" between 1 and 2160)
);
--> statement-breakpoint
CREATE TABLE "pickups" (
	"order_id" uuid PRIMARY KEY,
	"location_id" uuid NOT NULL,
	"status" text DEFAULT 'arranged' NOT NULL,
	"code_hash" text,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	"arranged_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	"deadline" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"handed_over_by" text,
	"proof" text,
	"document_end" text,
	CONSTRAINT "pickups_ready" CHECK ("status" <> 'ready' or ("code_hash" is not null and "deadline" is not null)),
	CONSTRAINT "pickups_collected" CHECK (("status" = 'collected') = ("handed_over_by" is not null) and ("status" = 'collected') = ("proof" is not null)),
	CONSTRAINT "pickups_document" CHECK ("document_end" is null or length("document_end") = 4)
);
--> statement-breakpoint
CREATE INDEX "parcel_lines_line" ON "parcel_lines" ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "parcels_number_key" ON "parcels" ("number");--> statement-breakpoint
CREATE INDEX "parcels_order" ON "parcels" ("order_id");--> statement-breakpoint
CREATE INDEX "parcels_waiting" ON "parcels" ("location_id","number") WHERE "left_at" is null;--> statement-breakpoint
CREATE INDEX "parcels_location" ON "parcels" ("location_id");--> statement-breakpoint
CREATE INDEX "pick_tasks_wave" ON "pick_tasks" ("wave_id","zone","bin");--> statement-breakpoint
CREATE INDEX "pick_tasks_order" ON "pick_tasks" ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pick_tasks_one_open" ON "pick_tasks" ("order_line_id","location_id") WHERE "status" = 'open';--> statement-breakpoint
CREATE INDEX "pick_tasks_line" ON "pick_tasks" ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pick_waves_number_key" ON "pick_waves" ("number");--> statement-breakpoint
CREATE INDEX "pick_waves_open" ON "pick_waves" ("location_id") WHERE "status" = 'open';--> statement-breakpoint
CREATE INDEX "pick_waves_location" ON "pick_waves" ("location_id","number");--> statement-breakpoint
CREATE INDEX "pickups_waiting" ON "pickups" ("location_id","status","arranged_at","order_id");--> statement-breakpoint
CREATE INDEX "pickups_deadline" ON "pickups" ("deadline") WHERE "status" = 'ready';--> statement-breakpoint
ALTER TABLE "parcel_lines" ADD CONSTRAINT "parcel_lines_parcel_id_parcels_id_fkey" FOREIGN KEY ("parcel_id") REFERENCES "parcels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "parcel_lines" ADD CONSTRAINT "parcel_lines_order_line_id_order_lines_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "pick_tasks" ADD CONSTRAINT "pick_tasks_wave_id_pick_waves_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "pick_waves"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "pick_tasks" ADD CONSTRAINT "pick_tasks_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "pick_tasks" ADD CONSTRAINT "pick_tasks_order_line_id_order_lines_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "pick_waves" ADD CONSTRAINT "pick_waves_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "pickups" ADD CONSTRAINT "pickups_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "pickups" ADD CONSTRAINT "pickups_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");