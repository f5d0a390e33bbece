CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"holder" text NOT NULL,
	"customer_id" uuid,
	"anonymous_id" text,
	"external_id" text,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"units" integer NOT NULL,
	"value_minor" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"last_activity_at" timestamp with time zone NOT NULL,
	"reached" text DEFAULT 'cart' NOT NULL,
	"closed_at" timestamp with time zone,
	"order_id" uuid,
	"order_ref" text,
	CONSTRAINT "carts_units_range" CHECK ("units" between 0 and 100000000),
	CONSTRAINT "carts_closed" CHECK (("status" = 'open') = ("closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "identity_claims" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identity_claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source_id" uuid NOT NULL,
	"party" text NOT NULL,
	"via" text NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "touch_counts" (
	"source_id" uuid,
	"hour" timestamp with time zone,
	"share" smallint,
	"accepted" integer DEFAULT 0 NOT NULL,
	"duplicate" integer DEFAULT 0 NOT NULL,
	"late" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "touch_counts_pkey" PRIMARY KEY("hour","source_id","share")
);
--> statement-breakpoint
CREATE TABLE "touch_events" (
	"message_key" uuid PRIMARY KEY,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "touch_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"written_in" xid8 DEFAULT pg_current_xact_id() NOT NULL,
	"source_id" uuid NOT NULL,
	"type" text NOT NULL,
	"name" text,
	"kind" text,
	"at" timestamp with time zone NOT NULL,
	"original_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"anonymous_id" text,
	"user_id" text,
	"campaign" text,
	"order_ref" text,
	"detail" jsonb NOT NULL,
	"cart" jsonb,
	"person" jsonb
);
--> statement-breakpoint
CREATE TABLE "touch_rejects" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "touch_rejects_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source_id" uuid NOT NULL,
	"type" text NOT NULL,
	"reason" text NOT NULL,
	"field" text,
	"body" text NOT NULL,
	"sent_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by_name" text
);
--> statement-breakpoint
CREATE TABLE "touch_sources" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"name" text NOT NULL,
	"party" text NOT NULL,
	"key_prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"former_key_hash" text,
	"former_key_until" timestamp with time zone,
	"origins" text[] DEFAULT '{}'::text[] NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "party" text DEFAULT 'first' NOT NULL;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "message_key" uuid;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "import_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "touches_message" ON "touches" ("message_key") WHERE "message_key" is not null;--> statement-breakpoint
CREATE INDEX "touches_import" ON "touches" ("import_id") WHERE "import_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "carts_open" ON "carts" ("channel_id","holder") WHERE "status" = 'open';--> statement-breakpoint
CREATE INDEX "carts_holder" ON "carts" ("channel_id","holder","closed_at");--> statement-breakpoint
CREATE INDEX "carts_customer" ON "carts" ("customer_id","last_activity_at") WHERE "customer_id" is not null;--> statement-breakpoint
CREATE INDEX "carts_device" ON "carts" ("anonymous_id") WHERE "anonymous_id" is not null;--> statement-breakpoint
CREATE INDEX "carts_idle" ON "carts" ("last_activity_at","id") WHERE "status" = 'open';--> statement-breakpoint
CREATE INDEX "carts_order" ON "carts" ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "identity_claims_key" ON "identity_claims" ("source_id","via","subject","kind","value");--> statement-breakpoint
CREATE INDEX "identity_claims_value" ON "identity_claims" ("kind","value");--> statement-breakpoint
CREATE INDEX "touch_events_written" ON "touch_events" ("written_in","id");--> statement-breakpoint
CREATE INDEX "touch_rejects_source" ON "touch_rejects" ("source_id");--> statement-breakpoint
CREATE INDEX "touch_rejects_open" ON "touch_rejects" ("id") WHERE "status" = 'open';--> statement-breakpoint
CREATE INDEX "touch_rejects_received" ON "touch_rejects" ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "touch_sources_key" ON "touch_sources" ("key_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "touch_sources_former_key" ON "touch_sources" ("former_key_hash") WHERE "former_key_hash" is not null;--> statement-breakpoint
CREATE INDEX "touch_sources_channel" ON "touch_sources" ("channel_id");--> statement-breakpoint
ALTER TABLE "identity_claims" ADD CONSTRAINT "identity_claims_source_id_touch_sources_id_fkey" FOREIGN KEY ("source_id") REFERENCES "touch_sources"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "touch_rejects" ADD CONSTRAINT "touch_rejects_source_id_touch_sources_id_fkey" FOREIGN KEY ("source_id") REFERENCES "touch_sources"("id") ON DELETE CASCADE;