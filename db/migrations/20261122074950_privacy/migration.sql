CREATE TABLE "consent_texts" (
	"id" uuid PRIMARY KEY,
	"purpose" text NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"words" text NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_texts_version_range" CHECK ("version" > 0)
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY,
	"customer_ids" uuid[] NOT NULL,
	"customer_number" bigint NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"requested_by_name" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"steps" text[] DEFAULT '{}'::text[] NOT NULL,
	"counts" jsonb DEFAULT '{}' NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suppressions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"address_hash" text NOT NULL,
	"way" text NOT NULL,
	"purpose" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "party" text DEFAULT 'first' NOT NULL;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "text_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "consent_texts_version" ON "consent_texts" ("purpose","language","version");--> statement-breakpoint
CREATE INDEX "erasures_people" ON "erasures" USING gin ("customer_ids");--> statement-breakpoint
CREATE INDEX "erasures_recent" ON "erasures" ("requested_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_key" ON "suppressions" ("address_hash","way","purpose");